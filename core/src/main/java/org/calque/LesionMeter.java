package org.calque;

import java.util.ArrayList;
import java.util.List;
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
import org.calque.measure.LesionMeasurement;
import org.calque.measure.LesionMeasurer;
import org.calque.photo.Photograph;
import org.calque.segment.Prompt;
import org.calque.segment.Segmentation;

/**
 * From one photograph to square millimetres: calibrate, segment, measure, in this order. Immutable;
 * safe for any thread.
 */
public final class LesionMeter {
  private final LesionMeterOptions options;
  private final Calibrator calibrator = new Calibrator();
  private final LesionMeasurer measurer;

  public LesionMeter(LesionMeterOptions options) {
    this.options = options;
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
    List<Finding> findings = new ArrayList<>(photograph.findings());
    Outcome<CalibratedPhotograph> calibrated = calibrator.calibrate(photograph, references);
    findings.addAll(calibrated.findings());
    Optional<PlaneCalibration> calibration =
        value(calibrated).map(CalibratedPhotograph::calibration);
    List<Prompt> asked = prompts.isEmpty() ? List.of(new Prompt.Automatic()) : prompts;
    List<LesionMeasurement> lesions =
        calibration.map(c -> lesions(photograph, c, asked, findings)).orElse(List.of());
    return new Assessment(
        photograph, calibration, lesions, findings, provenance(photograph, references));
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
            measurer.measure("L" + (number + i), found.get(i), calibration);
        findings.addAll(lesion.findings());
        value(lesion).ifPresent(lesions::add);
      }
      number += Math.max(1, found.size());
    }
    return lesions;
  }

  private Provenance provenance(Photograph photograph, List<ScaleReference> references) {
    SortedMap<String, String> algorithms = new TreeMap<>();
    algorithms.put("calibrate", calibrator.name());
    algorithms.put("segment", options.segmenter().name());
    algorithms.put("measure", measurer.name());
    SortedMap<String, String> chosen = new TreeMap<>();
    chosen.put("surface", options.measuring().surface().spec());
    chosen.put("height_mm", String.valueOf(options.measuring().height().millimetres()));
    chosen.put(
        "reference",
        references.isEmpty()
            ? "auto"
            : String.join(" ", references.stream().map(ScaleReference::spec).toList()));
    return new Provenance(
        CalqueVersion.current(), algorithms, chosen, List.of(photograph.sha256()), new TreeMap<>());
  }

  private static <T> Optional<T> value(Outcome<T> outcome) {
    return outcome instanceof Outcome.Obtained<T> obtained
        ? Optional.of(obtained.value())
        : Optional.empty();
  }
}
