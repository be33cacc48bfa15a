package org.calque.report;

import java.util.ArrayList;
import java.util.List;

/** Lays out rows of text in columns as wide as their widest cell. Confined to one thread. */
public final class Columns {
  /** Which side of its column a cell stands on. */
  public enum Side {
    LEFT,
    RIGHT
  }

  private static final String INDENT = "  ";
  private static final String GAP = "  ";

  private final List<Side> sides;
  private final List<List<String>> rows = new ArrayList<>();

  /** Columns with their sides, from left to right. */
  public Columns(List<Side> sides) {
    this.sides = List.copyOf(sides);
  }

  /** One more row, a cell a column. */
  public void row(String... cells) {
    rows.add(List.of(cells));
  }

  /** Adds all rows to a text. */
  public void print(StringBuilder out) {
    int[] widths = new int[sides.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(INDENT);
      for (int i = 0; i < widths.length; i++) {
        String space = " ".repeat(widths[i] - width(row.get(i)));
        String cell = row.get(i);
        line.append(i == 0 ? "" : GAP);
        line.append(sides.get(i) == Side.LEFT ? cell + space : space + cell);
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
