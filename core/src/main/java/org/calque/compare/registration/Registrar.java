package org.calque.compare.registration;

import org.calque.compare.registration.SkinAlignment.FollowUpLesion;
import org.calque.evidence.Outcome;
import org.calque.geometry.PlaneMapping;

/** Aligns two photographs of one lesion, or says that it cannot. Immutable; safe for any thread. */
public final class Registrar {
  private static final int SIDE = 900;

  /** The frame on the plane spans so many lesion sides, and at least so many millimetres. */
  private static final double LESION_SIDES = 7;

  private static final double LEAST_MM = 24;

  /** Name and version, for the provenance. */
  public String name() {
    return "skin/2";
  }

  /**
   * Aligns a follow-up with its baseline.
   *
   * @param baseline the first visit's photograph
   * @param followUp the later visit's
   * @return the alignment; refused with REGISTRATION_FAILED when the skin around the lesion does
   *     not confirm one that lays the lesion onto the lesion
   */
  public Outcome<Registration> register(VisitPhotograph baseline, VisitPhotograph followUp) {
    boolean onPlanes = baseline.plane().isPresent() && followUp.plane().isPresent();
    double extentMm = onPlanes ? extentMm(baseline, followUp) : 0;
    return register(baseline, followUp, extentMm, FollowUpLesion.KNOWN);
  }

  /** The same in frames of so many millimetres a side; without two planes of no meaning. */
  Outcome<Registration> register(
      VisitPhotograph baseline, VisitPhotograph followUp, double extentMm, FollowUpLesion lesion) {
    boolean onPlanes = baseline.plane().isPresent() && followUp.plane().isPresent();
    double pxPerMm = onPlanes ? SIDE / extentMm : 0;
    RegistrationView a = view(baseline, onPlanes, pxPerMm);
    RegistrationView b = view(followUp, onPlanes, pxPerMm);
    return new SkinAlignment(a, b, pxPerMm, lesion).align();
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
}
