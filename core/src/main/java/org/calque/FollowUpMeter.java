package org.calque;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calque.calibrate.PlaneCalibration;
import org.calque.calibrate.ScaleReference;
import org.calque.compare.registration.Registrar;
import org.calque.compare.registration.Registration;
import org.calque.compare.registration.VisitPhotograph;
import org.calque.evidence.Finding;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.measure.LesionMeasurement;
import org.calque.photo.Photograph;
import org.calque.segment.Prompt;

/**
 * Measures the lesions of an earlier visit again, each where the skin around it says that it lies
 * now, under the id that it had. Immutable; safe for any thread.
 */
public final class FollowUpMeter {
  /** Lesions seen without being told that are tried as the place. */
  private static final int MOST_PLACES = 3;

  /** What is cut off each side for the photograph's middle, in shorter sides. */
  private static final double NEARLY_HALF = 0.45;

  private final LesionMeter meter;
  private final Registrar registrar = new Registrar();

  public FollowUpMeter(LesionMeter meter) {
    this.meter = meter;
  }

  /**
   * Measures a follow-up.
   *
   * @param photograph the follow-up's photograph
   * @param references what gives the scale; none means whatever is found
   * @param baseline the earlier visit's photograph
   * @param lesions what was measured in it
   * @return what is known; no lesions and REGISTRATION_FAILED when the skin does not tell where
   *     they are
   */
  public Assessment measure(
      Photograph photograph,
      List<ScaleReference> references,
      VisitPhotograph baseline,
      List<LesionMeasurement> lesions) {
    Assessment seen = meter.measure(photograph, references, List.of());
    if (seen.calibration().isEmpty()) {
      return seen;
    }
    List<Finding> findings = new ArrayList<>(seen.findings());
    Optional<Registration> registration = registered(baseline, seen, findings);
    if (registration.isEmpty()) {
      return new Assessment(photograph, seen.calibration(), List.of(), findings, seen.provenance());
    }
    Assessment first = meter.measure(photograph, references, proposed(registration.get(), lesions));
    return meter.measure(photograph, references, closer(first, registration.get(), lesions));
  }

  /** The first place that the baseline's skin is found around; else what was said of the last. */
  private Optional<Registration> registered(
      VisitPhotograph baseline, Assessment seen, List<Finding> findings) {
    PlaneCalibration plane = seen.calibration().orElseThrow();
    List<Finding> said = List.of();
    for (ImageBox place : places(seen)) {
      Outcome<Registration> laid =
          registrar.register(
              baseline,
              new VisitPhotograph(
                  seen.photograph(),
                  Optional.of(plane.mapping()),
                  place,
                  List.of(plane.reference().footprint())));
      if (laid instanceof Outcome.Obtained<Registration> obtained) {
        return Optional.of(obtained.value());
      }
      said = laid.findings();
    }
    findings.addAll(said);
    return Optional.empty();
  }

  /** Where the lesion may lie: what is seen without being told, and the photograph's middle. */
  private static List<ImageBox> places(Assessment seen) {
    List<ImageBox> places = new ArrayList<>();
    seen.lesions().stream()
        .map(LesionMeasurement::outlinePx)
        .filter(o -> !o.isEmpty())
        .limit(MOST_PLACES)
        .forEach(o -> places.add(o.bounds()));
    double width = seen.photograph().width() - 1.0;
    double height = seen.photograph().height() - 1.0;
    places.add(new ImageBox(0, 0, width, height).grownBy(-Math.min(width, height) * NEARLY_HALF));
    return places;
  }

  private static Map<String, Prompt> proposed(
      Registration registration, List<LesionMeasurement> lesions) {
    Map<String, Prompt> prompts = new LinkedHashMap<>();
    for (LesionMeasurement lesion : lesions) {
      ImageOutline then = lesion.outlinePx();
      prompts.put(
          lesion.id(),
          then.isEmpty()
              ? new Prompt.At(registration.toFollowUp(lesion.place()))
              : new Prompt.Box(then.map(registration::toFollowUp).bounds()));
    }
    return prompts;
  }

  /** A lesion fills its old box no longer: the box of what was found in it. */
  private static Map<String, Prompt> closer(
      Assessment first, Registration registration, List<LesionMeasurement> lesions) {
    Map<String, Prompt> prompts = proposed(registration, lesions);
    for (LesionMeasurement lesion : first.lesions()) {
      ImageOutline now = lesion.outlinePx();
      if (!now.isEmpty()) {
        prompts.put(lesion.id(), new Prompt.Box(now.bounds()));
      }
    }
    return prompts;
  }
}
