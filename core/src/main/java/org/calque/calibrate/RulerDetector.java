package org.calque.calibrate;

import java.util.List;
import java.util.Optional;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.photo.Photograph;

/**
 * A printed ruler: finds its ticks, tells its graduation or takes the stated one, and gives the
 * scale. What could be read in two ways is refused.
 */
final class RulerDetector implements ReferenceDetector<RulerReference> {
  private static final double SAME_PITCH = 0.08;
  private static final double SAME_UNIT = 0.2;
  private static final double RIVAL = 0.4;

  @Override
  public Outcome<PlaneCalibration> detect(Photograph photograph, RulerReference reference) {
    List<TickRow> rows =
        RulerSearch.search(photograph).stream().filter(RulerEvidence::convinces).toList();
    if (rows.isEmpty()) {
      return Outcome.refused(
          Finding.refusal(
              FindingCode.REFERENCE_NOT_FOUND,
              "No ruler's ticks were found; take the photograph again with the ruler flat, sharp"
                  + " and whole in view, ticks at least three pixels apart."));
    }
    TickRow best = best(rows);
    Optional<CrossedRulers> crossed = CrossedRulers.of(best, rows);
    if (rows.stream().anyMatch(r -> contradicts(best, crossed, r))) {
      return Outcome.refused(severalSteps());
    }
    return scaled(photograph, reference, best, crossed);
  }

  private static Finding severalSteps() {
    return Finding.refusal(
        FindingCode.REFERENCE_SIZE_UNKNOWN,
        "Rows of ticks at different distances were found, such as inches beside centimetres;"
            + " cover all but one of them.");
  }

  private static TickRow best(List<TickRow> rows) {
    TickRow best = rows.get(0);
    for (TickRow row : rows) {
      if (RulerEvidence.weight(row) > RulerEvidence.weight(best)) {
        best = row;
      }
    }
    return best;
  }

  /** Rows along the second arm of an L are compared with that arm. */
  private static boolean contradicts(TickRow best, Optional<CrossedRulers> crossed, TickRow other) {
    return CrossedRulers.crosses(best, other) && crossed.isPresent()
        ? contradicts(crossed.get().second(), other)
        : contradicts(best, other);
  }

  private static boolean contradicts(TickRow best, TickRow other) {
    double ratio = Math.abs(Math.log(best.middlePitch() / other.middlePitch()));
    return ratio > (tenths(best) && tenths(other) ? SAME_UNIT : SAME_PITCH)
        && RulerEvidence.weight(other) > RIVAL * RulerEvidence.weight(best);
  }

  private static boolean tenths(TickRow row) {
    return TickPattern.of(row.ticks()) == TickPattern.TENTHS;
  }

  private static Outcome<PlaneCalibration> scaled(
      Photograph photograph,
      RulerReference reference,
      TickRow row,
      Optional<CrossedRulers> crossed) {
    TickPattern pattern = TickPattern.of(row.ticks());
    Optional<RulerGraduation> graduation =
        reference.graduation().isPresent() || RulerEvidence.onPaper(row)
            ? graduation(reference, pattern)
            : Optional.empty();
    if (graduation.isEmpty() || !RulerEvidence.plausible(row, graduation.get())) {
      return Outcome.refused(ambiguous(reference, pattern));
    }
    Optional<PlaneCalibration> plane =
        crossed.flatMap(both -> both.plane(photograph, reference, graduation.get()));
    if (plane.isEmpty() && crossed.filter(both -> contradicts(row, both.second())).isPresent()) {
      return Outcome.refused(severalSteps());
    }
    return plane.isPresent()
        ? Outcome.obtained(plane.get())
        : alone(photograph, reference, graduation.get(), row);
  }

  /** What one row tells: its plane, or a scale. */
  private static Outcome<PlaneCalibration> alone(
      Photograph photograph, RulerReference reference, RulerGraduation graduation, TickRow row) {
    DetectedReference detected = RulerScale.detected(reference, graduation, row);
    Optional<PlaneCalibration> plane = RulerPlane.of(photograph, graduation, row, detected);
    return plane.isPresent()
        ? Outcome.obtained(plane.get())
        : Outcome.obtained(
            RulerScale.of(photograph, graduation, row, detected), List.of(tiltUnknown()));
  }

  private static Finding tiltUnknown() {
    return Finding.info(
        FindingCode.TILT_UNKNOWN,
        "The ruler gives a scale only; the plane's tilt is unknown and enters the uncertainty.");
  }

  /** The graduation that the pattern and the statement allow; none when they leave a doubt. */
  private static Optional<RulerGraduation> graduation(
      RulerReference reference, TickPattern pattern) {
    if (pattern == TickPattern.TENTHS) {
      return Optional.of(RulerGraduation.MILLIMETRE)
          .filter(
              g ->
                  reference
                      .graduation()
                      .map(s -> s != RulerGraduation.FIVE_MILLIMETRES)
                      .orElse(true));
    }
    return reference
        .graduation()
        .filter(
            stated ->
                switch (pattern) {
                  case EQUAL -> true;
                  case FIFTHS -> stated == RulerGraduation.MILLIMETRE;
                  case HALVES -> stated == RulerGraduation.FIVE_MILLIMETRES;
                  default -> false;
                });
  }

  private static Finding ambiguous(RulerReference reference, TickPattern pattern) {
    String seen =
        switch (pattern) {
          case EQUAL -> "Its ticks are all alike";
          case TENTHS -> "Ten of its ticks make a unit";
          case FIFTHS -> "Every fifth of its ticks is longer";
          case HALVES -> "Every second of its ticks is longer";
          case BINARY -> "Its ticks halve and halve again, as inches do";
          case IRREGULAR -> "Its ticks' lengths follow no rule";
        };
    String advice =
        reference.graduation().isPresent()
            ? ", which does not fit " + reference.spec() + "."
            : "; state the distance between neighbouring ticks: ruler:mm, ruler:5mm or ruler:cm.";
    return Finding.refusal(
        FindingCode.REFERENCE_SIZE_UNKNOWN, "A ruler was found. " + seen + advice);
  }
}
