package org.calque.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.evidence.Severity;
import org.calque.exchange.MaskRaster;
import org.calque.photo.Photograph;
import org.calque.photo.PhotographReader;
import org.calque.photo.UnreadablePhotographException;
import org.calque.report.MeasurementTable;
import org.calque.segment.Prompt;
import org.calque.segment.Segmentation;
import org.calque.segment.Segmenter;

/**
 * One photograph to segment.
 *
 * @param photograph where it is
 * @param prompts where its lesions are
 */
record SegmentJob(Path photograph, List<Prompt> prompts) {
  /** What the mask adds to a base name. */
  static final String SUFFIX = ".png";

  private static final List<String> LABELS =
      List.of("background", "ulcer", "calcified extrusion", "glare");

  /**
   * How a photograph went.
   *
   * @param status refused when no lesion could be looked for
   * @param report what is said of it on standard output
   */
  record Result(ExitStatus status, String report) {}

  /** Writes the mask. */
  Result run(PhotographReader reader, Segmenter segmenter, OutputFolder folder)
      throws IOException, UnreadablePhotographException {
    Photograph read = reader.read(photograph);
    List<Finding> findings = new ArrayList<>(read.findings());
    List<Segmentation> lesions = new ArrayList<>();
    boolean looked = false;
    for (Prompt prompt : prompts) {
      Outcome<List<Segmentation>> outcome = segmenter.segmentAll(read, Optional.empty(), prompt);
      findings.addAll(outcome.findings());
      if (outcome instanceof Outcome.Obtained<List<Segmentation>> obtained) {
        lesions.addAll(obtained.value());
      }
      looked |= !isUnusable(outcome);
    }
    MaskRaster mask = MaskRaster.of(read.width(), read.height(), lesions);
    String name = Names.base(photograph) + SUFFIX;
    if (looked) {
      folder.write(name, mask.png());
    }
    String heading = photograph + " -> " + (looked ? folder.path().resolve(name) : "no mask");
    return new Result(
        looked ? ExitStatus.DONE : ExitStatus.REFUSED,
        new MeasurementTable().printFindings(heading + "  " + pixels(mask), findings));
  }

  /** Whether there was nothing to look at; finding no lesion is an answer. */
  private static boolean isUnusable(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?>
        && outcome.findings().stream()
            .noneMatch(
                f -> f.severity() == Severity.REFUSAL && f.code() == FindingCode.NO_LESION_FOUND);
  }

  private static String pixels(MaskRaster mask) {
    StringJoiner text = new StringJoiner(", ");
    text.setEmptyValue("no lesion");
    for (int label = 1; label < LABELS.size(); label++) {
      int count = mask.count(label);
      if (count > 0) {
        text.add(LABELS.get(label) + " " + count + " px");
      }
    }
    return text.toString();
  }
}
