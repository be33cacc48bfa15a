package org.calque.report;

import java.util.List;
import java.util.Locale;
import org.calque.evidence.Finding;
import org.calque.segment.Tissue;

/** Findings and names as a person reads them. */
final class Sentences {
  static final int LINE_WIDTH = 100;

  private static final String INDENT = "  ";

  private Sentences() {}

  static String name(Tissue kind) {
    return kind.label().replace('_', ' ');
  }

  /** Each finding as a paragraph that starts with its weight and code. */
  static void print(List<Finding> findings, StringBuilder out) {
    for (Finding finding : findings) {
      String weight = finding.severity().name().toLowerCase(Locale.ROOT);
      paragraph(weight + " " + finding.code().name() + ": " + finding.message(), out);
    }
  }

  private static void paragraph(String text, StringBuilder out) {
    StringBuilder line = new StringBuilder(INDENT);
    boolean fresh = true;
    for (String word : text.split(" ", -1)) {
      if (!fresh && line.length() + 1 + word.length() > LINE_WIDTH) {
        out.append(line).append('\n');
        line = new StringBuilder(INDENT + INDENT);
        fresh = true;
      }
      line.append(fresh ? "" : " ").append(word);
      fresh = false;
    }
    out.append(line).append('\n');
  }
}
