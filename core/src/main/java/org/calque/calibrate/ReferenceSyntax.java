package org.calque.calibrate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.calque.geometry.ImagePoint;
import org.calque.quantity.Length;

/** The text form of references: {@code aruco:DICT_4X4_50:10mm}, {@code line:0,0,200,0=10mm}. */
final class ReferenceSyntax {
  /**
   * Relative tolerance of a printed marker of which none was stated: office printers reproduce
   * lengths to about half a percent.
   */
  static final double PRINTED_TOLERANCE = 0.005;

  /**
   * Relative tolerance of a printed or engraved ruler, found by its ticks or marked by a person.
   */
  static final double RULED_TOLERANCE = 0.005;

  /** Relative tolerance of a check bar that a person measured with a ruler: a quarter of a mm. */
  static final double BAR_TOLERANCE = 0.0025;

  private static final String NUMBER = "(\\d+(?:\\.\\d*)?|\\.\\d+)";
  private static final Pattern SIZE =
      Pattern.compile(NUMBER + "\\s*mm(?:\\s*(?:\\+-|\\u00b1)\\s*" + NUMBER + "\\s*mm)?");
  private static final Pattern MARKER = Pattern.compile("aruco:([^:]+):([^:]+)(?::(\\d{1,5}))?");
  private static final Pattern CARD = Pattern.compile("card(?::bar=(.+))?");
  private static final Pattern LINE = Pattern.compile("line:([^=]+)=(.+)");
  private static final Pattern RULER =
      Pattern.compile("ruler(?::(mm|5mm|cm)(?:\\s*(?:\\+-|\\u00b1)\\s*" + NUMBER + "\\s*mm)?)?");
  private static final Pattern SHAPE = Pattern.compile("(dot|square|qr):([^:]+)");
  private static final int LINE_NUMBERS = 4;

  private ReferenceSyntax() {}

  static ScaleReference parse(String text) {
    String spec = text.strip();
    if (spec.equals("auto")) {
      return new AutomaticReference();
    }
    Matcher marker = MARKER.matcher(spec);
    if (marker.matches()) {
      return marker(marker);
    }
    Matcher card = CARD.matcher(spec);
    if (card.matches()) {
      return card.group(1) == null
          ? CardReference.unmeasured()
          : new CardReference(size(card.group(1), BAR_TOLERANCE), true);
    }
    Matcher shape = SHAPE.matcher(spec);
    if (shape.matches()) {
      return shape(shape.group(1), size(shape.group(2), PRINTED_TOLERANCE));
    }
    Matcher line = LINE.matcher(spec);
    if (line.matches()) {
      return line(line);
    }
    Matcher ruler = RULER.matcher(spec);
    if (ruler.matches()) {
      return ruler(ruler);
    }
    throw new IllegalArgumentException(
        "reference \""
            + spec
            + "\" is none of aruco:DICTIONARY:SIZEmm[:ID], card[:bar=SIZEmm], ruler[:mm|:5mm|:cm],"
            + " qr:SIZEmm, dot:SIZEmm, square:SIZEmm, line:x0,y0,x1,y1=SIZEmm, auto");
  }

  private static RulerReference ruler(Matcher matcher) {
    Optional<RulerGraduation> graduation =
        Optional.ofNullable(matcher.group(1)).flatMap(RulerGraduation::labelled);
    double tolerance =
        matcher.group(2) == null
            ? RULED_TOLERANCE
            : Double.parseDouble(matcher.group(2)) / graduation.orElseThrow().millimetres();
    return new RulerReference(graduation, tolerance);
  }

  private static MarkerReference marker(Matcher matcher) {
    MarkerDictionary dictionary =
        MarkerDictionary.labelled(matcher.group(1))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "marker dictionary \""
                            + matcher.group(1)
                            + "\" is unknown; DICT_4X4_50 and DICT_APRILTAG_36h11 are two that"
                            + " OpenCV names"));
    OptionalInt id =
        matcher.group(3) == null
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(matcher.group(3)));
    return new MarkerReference(dictionary, size(matcher.group(2), PRINTED_TOLERANCE), id);
  }

  private static ScaleReference shape(String kind, ReferenceSize size) {
    return switch (kind) {
      case "dot" -> new DiscReference(size);
      case "square" -> new SquareReference(size);
      default -> new QrReference(size);
    };
  }

  private static LineReference line(Matcher matcher) {
    String[] parts = matcher.group(1).split(",", -1);
    if (parts.length != LINE_NUMBERS) {
      throw new IllegalArgumentException(
          "a reference line takes x0,y0,x1,y1, got \"" + matcher.group(1) + "\"");
    }
    double[] at = List.of(parts).stream().mapToDouble(ReferenceSyntax::coordinate).toArray();
    return new LineReference(
        new ImagePoint(at[0], at[1]),
        new ImagePoint(at[2], at[3]),
        size(matcher.group(2), RULED_TOLERANCE));
  }

  private static double coordinate(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "a reference line takes numbers in px, got \"" + text + "\"", e);
    }
  }

  private static ReferenceSize size(String text, double defaultTolerance) {
    Matcher matcher = SIZE.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a reference's size is written 10mm or 10mm+-0.05mm, got \"" + text + "\"");
    }
    double length = Double.parseDouble(matcher.group(1));
    double tolerance =
        matcher.group(2) == null ? length * defaultTolerance : Double.parseDouble(matcher.group(2));
    return new ReferenceSize(Length.ofMillimetres(length), Length.ofMillimetres(tolerance));
  }

  static String size(ReferenceSize size) {
    return number(size.length().millimetres())
        + "mm+-"
        + number(size.tolerance().millimetres())
        + "mm";
  }

  /** A plain decimal of at most nine digits after the point, the same in every locale. */
  static String number(double value) {
    return new BigDecimal(value)
        .setScale(9, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
