package org.calque.segment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImagePoint;

/** The text form of prompts: {@code box:10,20,50,60}, {@code at:30,40}, {@code auto}. */
final class PromptSyntax {
  private static final int BOX_NUMBERS = 4;
  private static final int POINT_NUMBERS = 2;

  private PromptSyntax() {}

  static Prompt parse(String text) {
    String spec = text.strip();
    if (spec.equals("auto")) {
      return new Prompt.Automatic();
    }
    if (spec.startsWith("box:")) {
      double[] n = numbers(spec, "box:", BOX_NUMBERS, "x0,y0,x1,y1");
      return new Prompt.Box(new ImageBox(n[0], n[1], n[2], n[3]));
    }
    if (spec.startsWith("at:")) {
      double[] n = numbers(spec, "at:", POINT_NUMBERS, "x,y");
      return new Prompt.At(new ImagePoint(n[0], n[1]));
    }
    throw new IllegalArgumentException(
        "prompt \"" + spec + "\" is none of box:x0,y0,x1,y1, at:x,y, auto");
  }

  private static double[] numbers(String spec, String kind, int count, String form) {
    String[] parts = spec.substring(kind.length()).split(",", -1);
    try {
      if (parts.length == count) {
        return Arrays.stream(parts).mapToDouble(p -> Double.parseDouble(p.strip())).toArray();
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "prompt \"" + spec + "\" does not hold numbers " + kind + form, e);
    }
    throw new IllegalArgumentException("prompt \"" + spec + "\" is not of the form " + kind + form);
  }

  static String numbers(List<Double> values) {
    return values.stream()
        .map(
            v ->
                new BigDecimal(v)
                    .setScale(3, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros()
                    .toPlainString())
        .collect(Collectors.joining(","));
  }
}
