package org.calque.calibrate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.evidence.Severity;
import org.calque.geometry.ImagePoint;
import org.calque.photo.Photograph;

/**
 * Calibrates a photograph by the references that were named. Several are compared with each other;
 * the one with the smallest scale uncertainty at its own place is kept. Immutable; safe for any
 * thread.
 */
public final class Calibrator {
  /** Two references contradict each other beyond this many joint standard uncertainties. */
  private static final double CONTRADICTION = 3.5;

  private final MarkerDetector markers = new MarkerDetector();
  private final CardDetector cards = new CardDetector();
  private final DiscDetector discs = new DiscDetector();
  private final SquareDetector squares = new SquareDetector();
  private final QrDetector codes = new QrDetector();
  private final LineScale lines = new LineScale();
  private final RulerDetector rulers = new RulerDetector();
  private final AutomaticSearch automatic = new AutomaticSearch();

  /** Name and version, for the provenance. */
  public String name() {
    return "plane/2";
  }

  /**
   * The plane that the references give.
   *
   * @param photograph the photograph
   * @param references what gives the scale, one or more; none means whatever is found
   * @return the plane; refused when no reference is found, none can be trusted, or two contradict
   *     each other
   */
  public Outcome<CalibratedPhotograph> calibrate(
      Photograph photograph, List<ScaleReference> references) {
    List<ScaleReference> asked =
        references.isEmpty() ? List.of(new AutomaticReference()) : references;
    List<Finding> findings = new ArrayList<>();
    List<PlaneCalibration> planes = new ArrayList<>();
    for (ScaleReference reference : asked) {
      Outcome<PlaneCalibration> outcome = detect(photograph, reference);
      if (outcome instanceof Outcome.Obtained<PlaneCalibration> obtained) {
        planes.add(obtained.value());
      }
      findings.addAll(outcome.findings());
    }
    if (planes.isEmpty()) {
      return Outcome.refused(findings);
    }
    Optional<Finding> contradiction = contradiction(planes);
    if (contradiction.isPresent()) {
      findings.add(contradiction.get());
      return Outcome.refused(findings);
    }
    PlaneCalibration best =
        planes.stream().min(Comparator.comparingDouble(Calibrator::uncertaintyAtReference)).get();
    best.colour().map(ColourCalibration::finding).ifPresent(findings::add);
    return Outcome.obtained(
        new CalibratedPhotograph(photograph, best), findings.stream().map(this::noted).toList());
  }

  private Outcome<PlaneCalibration> detect(Photograph photograph, ScaleReference reference) {
    if (reference instanceof MarkerReference marker) {
      return markers.detect(photograph, marker);
    }
    if (reference instanceof CardReference card) {
      return cards.detect(photograph, card);
    }
    if (reference instanceof DiscReference disc) {
      return discs.detect(photograph, disc);
    }
    if (reference instanceof SquareReference square) {
      return squares.detect(photograph, square);
    }
    if (reference instanceof QrReference code) {
      return codes.detect(photograph, code);
    }
    if (reference instanceof LineReference line) {
      return lines.detect(photograph, line);
    }
    if (reference instanceof RulerReference ruler) {
      return rulers.detect(photograph, ruler);
    }
    return automatic.detect(photograph, (AutomaticReference) reference);
  }

  /** A reference that failed beside one that serves is a warning, no refusal. */
  private Finding noted(Finding finding) {
    return finding.severity() == Severity.REFUSAL
        ? new Finding(finding.code(), Severity.WARNING, finding.message(), finding.reading())
        : finding;
  }

  private static Optional<Finding> contradiction(List<PlaneCalibration> planes) {
    for (int i = 0; i < planes.size(); i++) {
      for (int j = i + 1; j < planes.size(); j++) {
        Optional<Finding> finding = contradiction(planes.get(i), planes.get(j));
        if (finding.isPresent()) {
          return finding;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * A length whose tilt is open is compared along itself with a plane whose tilt is known; two of
   * the same kind by their scales between them.
   */
  private static Optional<Finding> contradiction(PlaneCalibration a, PlaneCalibration b) {
    if (a.unknownTilt().isPresent() && b.pose().isPresent()) {
      return contradiction(b, a);
    }
    if (a.pose().isPresent() && b.unknownTilt().isPresent()) {
      UnknownTilt length = b.unknownTilt().get();
      ImagePoint middle = length.middle();
      return contradiction(
          scale(a, length.pixelsPerMillimetre(a.mapping()), a.relativeScaleUncertainty(middle)),
          scale(
              b, length.pixelsPerMillimetre(b.mapping()), b.relativeDetectionUncertainty(middle)));
    }
    ImagePoint ca = a.reference().centre();
    ImagePoint cb = b.reference().centre();
    ImagePoint between = new ImagePoint((ca.x() + cb.x()) / 2, (ca.y() + cb.y()) / 2);
    return contradiction(scale(a, between), scale(b, between));
  }

  /** A reference's scale at a place, in pixels per millimetre, and its relative uncertainty. */
  private record Scale(String spec, double value, double uncertainty) {}

  private static Scale scale(PlaneCalibration plane, double value, double uncertainty) {
    return new Scale(plane.reference().spec(), value, uncertainty);
  }

  private static Scale scale(PlaneCalibration plane, ImagePoint at) {
    return scale(
        plane, plane.mapping().pixelsPerMillimetre(at), plane.relativeScaleUncertainty(at));
  }

  private static Optional<Finding> contradiction(Scale a, Scale b) {
    double difference = Math.abs(StrictMath.log(a.value / b.value));
    double limit = CONTRADICTION * Math.hypot(a.uncertainty, b.uncertainty);
    if (difference <= limit) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.refusal(
                FindingCode.REFERENCES_DISAGREE,
                String.format(
                    Locale.ROOT,
                    "Two references contradict each other: %s gives %.3f px/mm, %s gives %.3f"
                        + " px/mm.",
                    a.spec,
                    a.value,
                    b.spec,
                    b.value))
            .with(difference, limit, "1"));
  }

  private static double uncertaintyAtReference(PlaneCalibration plane) {
    return plane.relativeScaleUncertainty(plane.reference().centre());
  }
}
