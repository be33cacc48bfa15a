package org.calque;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calque.calibrate.CalibratedPhotograph;
import org.calque.calibrate.Calibrator;
import org.calque.calibrate.PlaneCalibration;
import org.calque.calibrate.ScaleReference;
import org.calque.evidence.Finding;
import org.calque.evidence.Outcome;
import org.calque.evidence.Provenance;
import org.calque.evidence.Severity;
import org.calque.geometry.ImageBox;
import org.calque.measure.LesionMeasurement;
import org.calque.measure.LesionMeasurer;
import org.calque.measure.LesionSurface;
import org.calque.photo.Photograph;
import org.calque.quality.QualityGates;
import org.calque.segment.Prompt;
import org.calque.segment.Segmentation;
import org.calque.segment.Tissue;

/**
 * From one photograph to square millimetres: calibrate, ask whether the photograph is good enough,
 * segment, measure, in this order. Immutable; safe for any thread.
 */
public final class LesionMeter {
  private final LesionMeterOptions options;
  private final Calibrator calibrator = new Calibrator();
  private final QualityGates gates;
  private final LesionMeasurer measurer;

  public LesionMeter(LesionMeterOptions options) {
    this.options = options;
    this.gates = new QualityGates(options.quality());
    this.measurer = new LesionMeasurer(options.measuring());
  }

  /**
   * Measures the lesions of a photograph.
   *
   * @param photograph the photograph
   * @param references what gives the scale; none means whatever is found
   * @param prompts where the lesions are, L1, L2 ... in this order; none means those that are found
   * @return what is known; refusals are findings in it
   */
  public Assessment measure(
      Photograph photograph, List<ScaleReference> references, List<Prompt> prompts) {
    List<Prompt> asked = prompts.isEmpty() ? List.of(new Prompt.Automatic()) : prompts;
    return assess(
        photograph, references, (plane, findings) -> lesions(photograph, plane, asked, findings));
  }

  /**
   * Measures lesions that have names, one a prompt.
   *
   * @param photograph the photograph
   * @param references what gives the scale; none means whatever is found
   * @param prompts each lesion's id with where it is, in the order to be reported
   * @return what is known; refusals are findings in it
   */
  public Assessment measure(
      Photograph photograph, List<ScaleReference> references, Map<String, Prompt> prompts) {
    return assess(
        photograph, references, (plane, findings) -> named(photograph, plane, prompts, findings));
  }

  /** What is measured once the scale is known, and what is found meanwhile. */
  interface Measuring {
    List<LesionMeasurement> lesions(PlaneCalibration calibration, List<Finding> findings);
  }

  Assessment assess(Photograph photograph, List<ScaleReference> references, Measuring measuring) {
    List<Finding> findings = new ArrayList<>(photograph.findings());
    Optional<PlaneCalibration> calibration = calibration(photograph, references, findings);
    List<LesionMeasurement> lesions =
        calibration
            .filter(c -> !refuses(findings))
            .map(c -> measuring.lesions(c, findings))
            .orElse(List.of());
    return new Assessment(
        photograph, calibration, lesions, findings, measuring(photograph, references));
  }

  /**
   * Whether a photograph is good enough to be measured, before anything is.
   *
   * @param photograph the photograph
   * @param references what gives the scale; none means whatever is found
   * @return the calibration and what to do better; no lesions
   */
  public Assessment check(Photograph photograph, List<ScaleReference> references) {
    List<Finding> findings = new ArrayList<>(photograph.findings());
    Optional<PlaneCalibration> calibration = calibration(photograph, references, findings);
    calibration.ifPresent(plane -> findings.addAll(gates.aboutReference(photograph, plane)));
    Provenance provenance =
        provenance(photograph, looking(), Map.of("reference", reference(references)));
    return new Assessment(photograph, calibration, List.of(), findings, provenance);
  }

  private Optional<PlaneCalibration> calibration(
      Photograph photograph, List<ScaleReference> references, List<Finding> findings) {
    Outcome<CalibratedPhotograph> calibrated = calibrator.calibrate(photograph, references);
    findings.addAll(gates.weighed(calibrated.findings()));
    Optional<PlaneCalibration> plane = value(calibrated).map(CalibratedPhotograph::calibration);
    plane.ifPresent(p -> findings.addAll(gates.ofReference(photograph, p)));
    return plane;
  }

  List<LesionMeasurement> named(
      Photograph photograph,
      PlaneCalibration calibration,
      Map<String, Prompt> prompts,
      List<Finding> findings) {
    List<LesionMeasurement> lesions = new ArrayList<>();
    for (Map.Entry<String, Prompt> prompt : prompts.entrySet()) {
      Outcome<LesionMeasurement> lesion =
          options
              .segmenter()
              .segment(photograph, Optional.of(calibration), prompt.getValue())
              .then(seen -> measurer.measure(prompt.getKey(), seen, calibration))
              .then(l -> gated(l, judged(photograph, calibration, l)));
      findings.addAll(lesion.findings());
      value(lesion).ifPresent(lesions::add);
    }
    return lesions;
  }

  /** Boxes about the lesions that are seen where nobody points; nothing is measured or judged. */
  List<ImageBox> visible(Photograph photograph, PlaneCalibration calibration) {
    Outcome<List<Segmentation>> seen =
        options
            .segmenter()
            .segmentAll(photograph, Optional.of(calibration), new Prompt.Automatic());
    return value(seen).orElse(List.of()).stream()
        .flatMap(lesion -> lesion.region(Tissue.ULCER).stream())
        .map(ulcer -> ulcer.outline().bounds())
        .toList();
  }

  /** The lesions of each prompt in turn; a prompt without any keeps its number. */
  private List<LesionMeasurement> lesions(
      Photograph photograph,
      PlaneCalibration calibration,
      List<Prompt> prompts,
      List<Finding> findings) {
    List<LesionMeasurement> lesions = new ArrayList<>();
    int number = 1;
    for (Prompt prompt : prompts) {
      Outcome<List<Segmentation>> seen =
          options.segmenter().segmentAll(photograph, Optional.of(calibration), prompt);
      findings.addAll(seen.findings());
      List<Segmentation> found = value(seen).orElse(List.of());
      for (int i = 0; i < found.size(); i++) {
        Outcome<LesionMeasurement> lesion =
            measurer
                .measure("L" + (number + i), found.get(i), calibration)
                .then(l -> gated(l, judged(photograph, calibration, l)));
        findings.addAll(lesion.findings());
        value(lesion).ifPresent(lesions::add);
      }
      number += Math.max(1, found.size());
    }
    return lesions;
  }

  private List<Finding> judged(
      Photograph photograph, PlaneCalibration calibration, LesionMeasurement lesion) {
    List<Finding> findings = new ArrayList<>(gates.ofLesion(photograph, calibration, lesion));
    if (options.measuring().surface() instanceof LesionSurface.Unknown) {
      findings.addAll(gates.ofSurface(photograph, calibration, lesion));
    }
    return findings;
  }

  private static Outcome<LesionMeasurement> gated(
      LesionMeasurement lesion, List<Finding> findings) {
    return refuses(findings) ? Outcome.refused(findings) : Outcome.obtained(lesion, findings);
  }

  private static boolean refuses(List<Finding> findings) {
    return findings.stream().anyMatch(f -> f.severity() == Severity.REFUSAL);
  }

  private SortedMap<String, String> looking() {
    return new TreeMap<>(Map.of("calibrate", calibrator.name(), "quality", gates.name()));
  }

  private Provenance measuring(Photograph photograph, List<ScaleReference> references) {
    SortedMap<String, String> algorithms = looking();
    algorithms.put("segment", options.segmenter().name());
    algorithms.put("measure", measurer.name());
    return provenance(
        photograph,
        algorithms,
        Map.of(
            "surface",
            options.measuring().surface().spec(),
            "height_mm",
            options.measuring().heightSpec(),
            "reference",
            reference(references)));
  }

  private Provenance provenance(
      Photograph photograph, SortedMap<String, String> algorithms, Map<String, String> asked) {
    SortedMap<String, String> chosen = new TreeMap<>(asked);
    chosen.put("quality", options.quality().spec());
    return new Provenance(
        CalqueVersion.current(), algorithms, chosen, List.of(photograph.sha256()), new TreeMap<>());
  }

  private static String reference(List<ScaleReference> references) {
    return references.isEmpty()
        ? "auto"
        : String.join(" ", references.stream().map(ScaleReference::spec).toList());
  }

  private static <T> Optional<T> value(Outcome<T> outcome) {
    return outcome instanceof Outcome.Obtained<T> obtained
        ? Optional.of(obtained.value())
        : Optional.empty();
  }
}
