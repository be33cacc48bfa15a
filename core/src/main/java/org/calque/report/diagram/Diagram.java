package org.calque.report.diagram;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** A diagram with two axes, drawn in the order of the calls. Confined to one thread. */
public final class Diagram {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int LEFT = 64;
  private static final int RIGHT = 16;
  private static final int TOP = 16;
  private static final int BOTTOM = 48;
  private static final int TICK = 5;
  private static final int CAP = 5;
  private static final MathContext SIX = new MathContext(6, RoundingMode.HALF_EVEN);

  private final String title;
  private final Axis x;
  private final Axis y;
  private final StringBuilder body = new StringBuilder();

  /**
   * An empty diagram.
   *
   * @param title read to those who cannot see it
   * @param x from left to right
   * @param y from bottom to top
   */
  public Diagram(String title, Axis x, Axis y) {
    this.title = title;
    this.x = x;
    this.y = y;
  }

  /**
   * A point of a diagram.
   *
   * @param x in the unit of the axis
   * @param y in the unit of the axis
   */
  public record Point(double x, double y) {}

  /** Dots, all in the style of a class of the page's style sheet. */
  public Diagram dots(String style, List<Point> points) {
    body.append("<path class=\"dot ").append(style).append("\" d=\"");
    for (Point p : points) {
      body.append('M').append(left(p.x())).append(' ').append(down(p.y())).append("h0");
    }
    body.append("\"/>\n");
    return this;
  }

  /** A line through points, in their order. */
  public Diagram line(String style, List<Point> points) {
    body.append("<polyline class=\"").append(style).append("\" points=\"");
    points.forEach(p -> body.append(left(p.x())).append(',').append(down(p.y())).append(' '));
    body.append("\"/>\n");
    return this;
  }

  /** The surface between a lower and an upper line. */
  public Diagram ribbon(String style, List<Point> lower, List<Point> upper) {
    body.append("<path class=\"ribbon ").append(style).append("\" d=\"");
    String command = "M";
    for (Point p : upper) {
      body.append(command).append(left(p.x())).append(' ').append(down(p.y()));
      command = "L";
    }
    for (int i = lower.size() - 1; i >= 0; i--) {
      body.append('L').append(left(lower.get(i).x())).append(' ').append(down(lower.get(i).y()));
    }
    body.append("Z\"/>\n");
    return this;
  }

  /** An upright bar between two values, its width in the unit of the horizontal axis. */
  public Diagram bar(String style, double at, double width, double from, double to) {
    return ribbon(
        "bar " + style,
        List.of(new Point(at - width / 2, from), new Point(at + width / 2, from)),
        List.of(new Point(at - width / 2, to), new Point(at + width / 2, to)));
  }

  /** A value with its interval, as a mark with whiskers. */
  public Diagram interval(String style, double at, double value, double low, double high) {
    double a = number(left(at));
    body.append(
        String.format(
            java.util.Locale.ROOT,
            "<path class=\"whisker %s\" d=\"M%.1f %sV%sM%.1f %sh%dM%.1f %sh%d\"/>"
                + "<circle class=\"mark %s\" cx=\"%.1f\" cy=\"%s\" r=\"4\"/>%n",
            style,
            a,
            down(low),
            down(high),
            a - CAP,
            down(low),
            2 * CAP,
            a - CAP,
            down(high),
            2 * CAP,
            style,
            a,
            down(value)));
    return this;
  }

  /** A horizontal line with its name at the right. */
  public Diagram level(String style, double value, String name) {
    body.append("<path class=\"").append(style).append("\" d=\"M").append(LEFT).append(' ');
    body.append(down(value)).append('H').append(WIDTH - RIGHT).append("\"/>");
    text("end", WIDTH - RIGHT - 4, number(down(value)) - 4, name);
    return this;
  }

  /** A horizontal band. */
  public Diagram band(String style, double from, double to) {
    double top = number(down(to));
    body.append(
        String.format(
            java.util.Locale.ROOT,
            "<rect class=\"%s\" x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\"/>%n",
            style,
            LEFT,
            top,
            WIDTH - RIGHT - LEFT,
            number(down(from)) - top));
    return this;
  }

  /** A word below the horizontal axis, for values that are classes. */
  public Diagram word(double at, String word) {
    text("middle", number(left(at)), HEIGHT - BOTTOM + 18, word);
    return this;
  }

  /** A word that reads upwards and ends at the upper side of the horizontal axis's labels. */
  public Diagram upright(double at, String word) {
    body.append("<text class=\"upright\" text-anchor=\"end\" transform=\"translate(");
    body.append(tenth(number(left(at)) + 3)).append(' ').append(HEIGHT - BOTTOM + 4);
    body.append(") rotate(-90)\">").append(escaped(word)).append("</text>\n");
    return this;
  }

  /** The diagram as an SVG element. */
  public String svg() {
    StringBuilder out = new StringBuilder();
    out.append("<svg class=\"diagram\" viewBox=\"0 0 ").append(WIDTH).append(' ').append(HEIGHT);
    out.append("\" role=\"img\" aria-label=\"").append(escaped(title)).append("\">\n");
    StringBuilder plotted = new StringBuilder(body);
    body.setLength(0);
    axes();
    out.append(body).append(plotted).append("</svg>\n");
    body.setLength(0);
    body.append(plotted);
    return out.toString();
  }

  private void axes() {
    for (double tick : y.ticks()) {
      body.append("<path class=\"grid\" d=\"M").append(LEFT).append(' ').append(down(tick));
      body.append('H').append(WIDTH - RIGHT).append("\"/>");
      text("end", LEFT - 6, number(down(tick)) + 4, label(tick));
    }
    if (!x.label().isEmpty()) {
      for (double tick : x.ticks()) {
        body.append("<path class=\"axis\" d=\"M").append(left(tick)).append(' ');
        body.append(HEIGHT - BOTTOM).append('v').append(TICK).append("\"/>");
        text("middle", number(left(tick)), HEIGHT - BOTTOM + 18, label(tick));
      }
    }
    body.append("<path class=\"axis\" d=\"M").append(LEFT).append(' ').append(TOP);
    body.append('V').append(HEIGHT - BOTTOM).append('H').append(WIDTH - RIGHT).append("\"/>\n");
    text("middle", (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 10, x.label());
    body.append("<text class=\"name\" text-anchor=\"middle\" transform=\"translate(14 ");
    body.append((TOP + HEIGHT - BOTTOM) / 2).append(") rotate(-90)\">");
    body.append(escaped(y.label())).append("</text>\n");
  }

  private void text(String anchor, double px, double py, String words) {
    body.append("<text text-anchor=\"").append(anchor).append("\" x=\"").append(tenth(px));
    body.append("\" y=\"").append(tenth(py)).append("\">").append(escaped(words));
    body.append("</text>\n");
  }

  private String left(double value) {
    return tenth(LEFT + x.position(value) * (WIDTH - LEFT - RIGHT));
  }

  private String down(double value) {
    return tenth(HEIGHT - BOTTOM - y.position(value) * (HEIGHT - TOP - BOTTOM));
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }

  private static String tenth(double value) {
    return new BigDecimal(value).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String label(double tick) {
    return new BigDecimal(tick).round(SIX).stripTrailingZeros().toPlainString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
