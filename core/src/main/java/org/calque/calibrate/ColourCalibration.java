package org.calque.calibrate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;

/**
 * How a photograph's colours are corrected. Immutable; safe for any thread.
 *
 * <p>The correction takes linear light of sRGB, 0 to 1, to what the reference says it should be. It
 * is as true as the reference: a card's colours are what its file asks of the printer, and cards of
 * one print run share their error; paper is only nearly white. It holds for light as at the card.
 *
 * @param source what it rests on
 * @param correction 9 numbers, row-major: corrected red, green, blue from those of the photograph
 * @param used the patches it rests on
 * @param excluded the patches that were clipped, in shadow, covered or out of view
 * @param differences how far the patches were from their nominal colours; none without patches
 */
public record ColourCalibration(
    Source source,
    List<Double> correction,
    List<String> used,
    List<String> excluded,
    Optional<Differences> differences) {
  private static final int CHANNELS = 3;
  private static final double LARGEST_DIFFERENCE = 6;

  public ColourCalibration {
    correction = List.copyOf(correction);
    used = List.copyOf(used);
    excluded = List.copyOf(excluded);
  }

  /** What a correction rests on. */
  public enum Source {
    /** Grey and colour patches of a card. */
    CARD,
    /** The white paper around a marker: a white balance only. */
    MARKER_WHITE;

    /** As in the JSON documents. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Mean CIEDE2000 over the patches that were used.
   *
   * @param before as photographed, but for the brightness
   * @param balanced after white balance
   * @param after after the whole correction, which was fitted to these very patches
   * @param leftOut each patch corrected by what the others say
   */
  public record Differences(double before, double balanced, double after, double leftOut) {}

  /** A white balance: paper of this linear light is made neutral, its luminance kept. */
  static ColourCalibration ofWhite(double[] paper) {
    double luminance = CieColour.luminance(paper);
    double[] matrix = new double[CHANNELS * CHANNELS];
    for (int c = 0; c < CHANNELS; c++) {
      matrix[(CHANNELS + 1) * c] = luminance / paper[c];
    }
    return new ColourCalibration(
        Source.MARKER_WHITE, numbers(matrix), List.of(), List.of(), Optional.empty());
  }

  static ColourCalibration ofCard(ColourFit fit, List<String> used, List<String> excluded) {
    return new ColourCalibration(
        Source.CARD,
        numbers(fit.matrix()),
        used,
        excluded,
        Optional.of(new Differences(fit.before(), fit.balanced(), fit.after(), fit.leftOut())));
  }

  private static List<Double> numbers(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  /**
   * Corrected linear light; it may leave 0 to 1.
   *
   * @param linearRgb red, green, blue, 0 to 1
   */
  public double[] corrected(double[] linearRgb) {
    return ColourFit.times(
        correction.stream().mapToDouble(Double::doubleValue).toArray(), linearRgb);
  }

  /** How far colours can be trusted. */
  Finding finding() {
    if (differences.isEmpty()) {
      return Finding.info(
          FindingCode.COLOUR_UNCERTAIN,
          "Colours are balanced on the white paper of the marker only; compare tones within this"
              + " photograph, not between photographs or cameras.");
    }
    double left = differences.get().leftOut();
    String patches = used.size() + " of " + (used.size() + excluded.size()) + " patches";
    Finding said =
        left <= LARGEST_DIFFERENCE
            ? Finding.info(
                FindingCode.COLOUR_UNCERTAIN,
                "Colours are corrected on "
                    + patches
                    + " of the card; they compare between photographs of one lot of cards, and are"
                    + " as true as its print.")
            : Finding.warning(
                FindingCode.COLOUR_UNCERTAIN,
                "Colours cannot be trusted: after correction on "
                    + patches
                    + " of the card they still differ; light the card and the lesion alike, with"
                    + " one kind of lamp.");
    return said.with(left, LARGEST_DIFFERENCE, "1");
  }
}
