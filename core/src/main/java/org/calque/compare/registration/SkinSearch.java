package org.calque.compare.registration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.calque.compare.registration.SkinAlignment.FollowUpLesion;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.photo.Photograph;

/**
 * Looks for a baseline's skin in a follow-up's photograph, at several scales: a look at more skin
 * with less detail succeeds where light and focus changed the finest. Immutable; safe for any
 * thread.
 */
public final class SkinSearch {
  /** From one side of the frame to the next. */
  private static final double WIDER = 2;

  /** From one place to the next, in sides of the frame. */
  private static final double STEP = 0.6;

  /** Around a place that is tried, in pixels. */
  private static final double PLACE = 1;

  private final Registrar registrar = new Registrar();

  /** Name and version, for the provenance. */
  public String name() {
    return registrar.name();
  }

  /**
   * Aligns two photographs whose lesions are known.
   *
   * @param baseline the first visit's photograph
   * @param followUp the later visit's
   * @return the alignment; refused with REGISTRATION_FAILED when the skin around the lesion does
   *     not confirm one at either scale
   */
  public Outcome<Registration> around(VisitPhotograph baseline, VisitPhotograph followUp) {
    if (baseline.plane().isEmpty() || followUp.plane().isEmpty()) {
      return registrar.register(baseline, followUp);
    }
    double extent = Registrar.extentMm(baseline, followUp);
    Outcome<Registration> close =
        registrar.register(baseline, followUp, extent, FollowUpLesion.KNOWN);
    if (close instanceof Outcome.Obtained) {
      return close;
    }
    Outcome<Registration> wide =
        registrar.register(baseline, followUp, WIDER * extent, FollowUpLesion.KNOWN);
    return wide instanceof Outcome.Obtained ? wide : close;
  }

  /**
   * Aligns a photograph in which nobody says where the lesion is: the whole of it is looked at,
   * from the largest part to the smallest.
   *
   * @param baseline the first visit's photograph, with its plane
   * @param photograph the later visit's
   * @param plane its plane
   * @param references what references cover in it, which must not be matched
   * @return the alignment; refused with REGISTRATION_FAILED when the skin around the baseline's
   *     lesion is found nowhere
   */
  public Outcome<Registration> anywhere(
      VisitPhotograph baseline,
      Photograph photograph,
      PlaneMapping plane,
      List<ImageOutline> references) {
    Looks looks = new Looks(baseline, photograph, plane, references);
    for (double extent : looks.extents()) {
      for (ImagePoint place : looks.places(extent)) {
        Outcome<Registration> seen =
            registrar.register(baseline, looks.at(place), extent, FollowUpLesion.SOUGHT);
        if (seen instanceof Outcome.Obtained<Registration> obtained) {
          return closer(looks, obtained);
        }
      }
    }
    return Outcome.refused(
        Finding.refusal(
            FindingCode.REGISTRATION_FAILED,
            "The skin around the lesion was found nowhere in this photograph; see whether it shows the"
                + " same place, and give a prompt."));
  }

  /** Where the lesion is known now, a closer look is more exact. */
  private Outcome<Registration> closer(Looks looks, Outcome.Obtained<Registration> seen) {
    ImagePoint place = seen.value().toFollowUp(looks.baseline().lesion().centre());
    if (!looks.shows(place)) {
      return seen;
    }
    Outcome<Registration> close = around(looks.baseline(), looks.at(place));
    return close instanceof Outcome.Obtained ? close : seen;
  }

  /** What of a photograph is looked at. */
  private record Looks(
      VisitPhotograph baseline,
      Photograph photograph,
      PlaneMapping plane,
      List<ImageOutline> references) {

    VisitPhotograph at(ImagePoint p) {
      ImageBox box = new ImageBox(p.x() - PLACE, p.y() - PLACE, p.x() + PLACE, p.y() + PLACE);
      return new VisitPhotograph(photograph, Optional.of(plane), box, List.of(), references);
    }

    boolean shows(ImagePoint p) {
      return new ImageBox(0, 0, photograph.width() - 1.0, photograph.height() - 1.0).contains(p);
    }

    private ImagePoint middle() {
      return new ImagePoint((photograph.width() - 1) / 2.0, (photograph.height() - 1) / 2.0);
    }

    /** Sides of the frame in mm, falling; the first frame takes in the whole photograph. */
    List<Double> extents() {
      double longer = Math.max(photograph.width(), photograph.height());
      double whole = longer / plane.pixelsPerMillimetre(middle());
      List<Double> extents = new ArrayList<>();
      double extent = Registrar.extentMm(baseline, at(middle()));
      extents.add(extent);
      do {
        extent *= WIDER;
        extents.add(0, extent);
      } while (extent < whole);
      return extents;
    }

    /** The middles of overlapping frames that cover the photograph, from its middle outwards. */
    List<ImagePoint> places(double extentMm) {
      double side = extentMm * plane.pixelsPerMillimetre(middle());
      List<ImagePoint> places = new ArrayList<>();
      for (double y : middles(photograph.height(), side)) {
        for (double x : middles(photograph.width(), side)) {
          places.add(new ImagePoint(x, y));
        }
      }
      places.removeIf(p -> !plane.sees(p));
      places.sort(Comparator.comparingDouble(p -> p.distanceTo(middle())));
      return places;
    }

    private static double[] middles(int length, double side) {
      double room = length - 1 - side;
      int steps = (int) Math.max(0, Math.ceil(room / (STEP * side)));
      double[] middles = new double[steps + 1];
      for (int i = 0; i <= steps; i++) {
        middles[i] = steps == 0 ? (length - 1) / 2.0 : side / 2 + room * i / steps;
      }
      return middles;
    }
  }
}
