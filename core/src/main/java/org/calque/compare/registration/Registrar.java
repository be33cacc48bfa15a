package org.calque.compare.registration;

import boofcv.struct.geo.AssociatedPair;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.geometry.PlaneMapping;

/** Aligns two photographs of one lesion, or says that it cannot. Immutable; safe for any thread. */
public final class Registrar {
  private static final int SIDE = 900;

  /** The frame on the plane spans so many lesion sides, and at least so many millimetres. */
  private static final double LESION_SIDES = 7;

  private static final double LEAST_MM = 24;

  /** Features that must agree; chance gives a few. */
  private static final int LEAST_FEATURES = 10;

  /** Of the patches around the lesion, the share that must be found again. */
  private static final double LEAST_CONFIRMED = 0.35;

  private static final int LEAST_PATCHES = 8;

  /** How often the patches are followed, each time from where the last map lays them. */
  private static final int PASSES = 5;

  /** Two calibrated frames have one scale; more than this between them is another place. */
  private static final double SCALE_LIMIT = 1.12;

  private static final double WHOLE_SCALE_LIMIT = 3;

  /** Name and version, for the provenance. */
  public String name() {
    return "skin/1";
  }

  /**
   * Aligns a follow-up with its baseline.
   *
   * @param baseline the first visit's photograph
   * @param followUp the later visit's
   * @return the alignment; refused with REGISTRATION_FAILED when the skin around the lesion does
   *     not confirm one
   */
  public Outcome<Registration> register(VisitPhotograph baseline, VisitPhotograph followUp) {
    boolean onPlanes = baseline.plane().isPresent() && followUp.plane().isPresent();
    return register(baseline, followUp, onPlanes ? extentMm(baseline, followUp) : 0);
  }

  /** The same in frames of so many millimetres a side; without two planes of no meaning. */
  Outcome<Registration> register(
      VisitPhotograph baseline, VisitPhotograph followUp, double extentMm) {
    boolean onPlanes = baseline.plane().isPresent() && followUp.plane().isPresent();
    double pxPerMm = onPlanes ? SIDE / extentMm : 0;
    RegistrationView a = view(baseline, onPlanes, pxPerMm);
    RegistrationView b = view(followUp, onPlanes, pxPerMm);
    SkinFeatures skin = new SkinFeatures(a, b);
    List<AssociatedPair> features = SkinFeatures.consistent(skin.distinct());
    if (features.size() < LEAST_FEATURES) {
      return failed("too few places of the skin are seen in both", features.size(), LEAST_FEATURES);
    }
    SmoothMap coarse = SmoothMap.through(features);
    double limit = onPlanes ? SCALE_LIMIT : WHOLE_SCALE_LIMIT;
    double[] shape = coarse.scaleAndTurn();
    if (shape[0] > limit || shape[0] < 1 / limit || shape[2] < 0) {
      return failed("their scales would not agree", shape[0], limit);
    }
    List<AssociatedPair> guided = skin.guided(coarse);
    SkinPatches patches = SkinPatches.follow(a, b, SmoothMap.through(guided));
    double confirmed = patches.found().size() / Math.max(1.0, patches.looked());
    if (patches.looked() < LEAST_PATCHES || confirmed < LEAST_CONFIRMED) {
      return failed("the skin around the lesion does not confirm it", confirmed, LEAST_CONFIRMED);
    }
    return Outcome.obtained(refined(a, b, guided, patches, onPlanes ? pxPerMm : 0));
  }

  private static Registration refined(
      RegistrationView a,
      RegistrationView b,
      List<AssociatedPair> features,
      SkinPatches patches,
      double pxPerMm) {
    List<AssociatedPair> kept = agreeing(features, patches);
    for (int pass = 1; pass < PASSES; pass++) {
      patches = SkinPatches.follow(a, b, SmoothMap.through(kept));
      kept = agreeing(features, patches);
    }
    SmoothMap map = SmoothMap.through(kept);
    double residual =
        Math.sqrt(kept.stream().mapToDouble(map::squaredResidual).average().orElse(0));
    return new Registration(
        a,
        b,
        map,
        features.size(),
        patches.found().size(),
        residual,
        pxPerMm > 0 ? OptionalDouble.of(residual / pxPerMm) : OptionalDouble.empty());
  }

  /** What one smooth map carries within the tolerance. */
  private static List<AssociatedPair> agreeing(List<AssociatedPair> features, SkinPatches patches) {
    List<AssociatedPair> all = new ArrayList<>(features);
    all.addAll(patches.found());
    SmoothMap map = SmoothMap.through(all);
    double limit = SkinFeatures.TOLERANCE * SkinFeatures.TOLERANCE;
    return all.stream().filter(p -> map.squaredResidual(p) < limit).toList();
  }

  private static RegistrationView view(VisitPhotograph visit, boolean onPlane, double pxPerMm) {
    return onPlane
        ? RegistrationView.onPlane(visit, visit.plane().orElseThrow(), SIDE, pxPerMm)
        : RegistrationView.ofWhole(visit, SIDE);
  }

  /** The side of both frames: the lesion's surroundings, no finer than either photograph shows. */
  static double extentMm(VisitPhotograph baseline, VisitPhotograph followUp) {
    double widest = Math.max(millimetres(baseline), millimetres(followUp));
    double finest = Math.min(pxPerMm(baseline), pxPerMm(followUp));
    return Math.max(Math.max(LEAST_MM, LESION_SIDES * widest), SIDE / finest);
  }

  private static double millimetres(VisitPhotograph visit) {
    return Math.max(visit.lesion().width(), visit.lesion().height()) / pxPerMm(visit);
  }

  private static double pxPerMm(VisitPhotograph visit) {
    PlaneMapping plane = visit.plane().orElseThrow();
    return plane.pixelsPerMillimetre(visit.lesion().centre());
  }

  private static Outcome<Registration> failed(String why, double value, double limit) {
    return Outcome.refused(
        Finding.refusal(
                FindingCode.REGISTRATION_FAILED,
                "The two photographs could not be laid on each other: " + why + ".")
            .with(value, limit, "1"));
  }
}
