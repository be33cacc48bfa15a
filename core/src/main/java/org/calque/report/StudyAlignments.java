package org.calque.report;

import java.io.IOException;
import java.util.List;
import java.util.stream.DoubleStream;
import org.calque.study.Alignment;
import org.calque.study.StudyResult;
import org.calque.study.StudyResult.Status;

/**
 * How many photographs of a study lie on that of their lesion's first visit. Immutable.
 *
 * @param looked later photographs that were to be laid on the first visit's
 * @param registered those that lie there
 * @param medianResidualMm the median of their residuals, in mm; NaN without any
 * @param unprompted those without a prompt, which took the lesion's place from an earlier visit
 * @param found those of them that were measured
 */
record StudyAlignments(
    int looked, int registered, double medianResidualMm, int unprompted, int found) {

  static StudyAlignments of(List<StudyResult> results) {
    List<Alignment> looked = results.stream().flatMap(r -> r.alignment().stream()).toList();
    double[] residuals =
        looked.stream().flatMapToDouble(a -> a.residualMm().stream()).sorted().toArray();
    List<StudyResult> unprompted = results.stream().filter(StudyAlignments::isFollowed).toList();
    return new StudyAlignments(
        looked.size(),
        residuals.length,
        residuals.length == 0 ? Double.NaN : median(residuals),
        unprompted.size(),
        (int) unprompted.stream().filter(r -> r.status() == Status.MEASURED).count());
  }

  /** Without a prompt, and not measured automatically either. */
  private static boolean isFollowed(StudyResult result) {
    return result.row().prompt().isEmpty()
        && result.alignment().isPresent()
        && result.measurement().filter(m -> m.lesions().get(0).prompt().equals("auto")).isEmpty();
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return DoubleStream.of(sorted[(sorted.length - 1) / 2], sorted[middle]).average().orElseThrow();
  }

  /** The counts as sentences; nothing where no photograph was to be laid on another. */
  void write(Appendable out) throws IOException {
    if (looked == 0) {
      return;
    }
    out.append("<p>Of ").append(String.valueOf(looked)).append(" later photographs, ");
    out.append(String.valueOf(registered));
    out.append(" lie on their lesion's first visit by the skin around it");
    if (registered > 0) {
      out.append(", with a median residual of ").append(Digits.fixed(medianResidualMm, 2));
      out.append(" mm");
    }
    out.append("; the others are shown as photographed.");
    if (unprompted > 0) {
      out.append(" ").append(String.valueOf(unprompted)).append(" of them have no prompt: ");
      out.append(String.valueOf(found));
      out.append(" were measured where the skin says that the lesion lies, the others refused.");
    }
    out.append("</p>\n");
  }
}
