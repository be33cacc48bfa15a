package org.calque.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as text, the same in every locale. */
final class Digits {
  private static final MathContext TEN = new MathContext(10, RoundingMode.HALF_EVEN);
  private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_EVEN);

  /** A plain number is written up to here, a longer one with an exponent. */
  private static final int PLAIN_DIGITS = 15;

  private static final int MOST_DECIMALS = 4;

  private Digits() {}

  /** Ten significant digits, as JSON writes them. */
  static String ten(double value) {
    BigDecimal rounded = new BigDecimal(value).round(TEN).stripTrailingZeros();
    boolean plain = rounded.scale() >= 0 || rounded.precision() - rounded.scale() <= PLAIN_DIGITS;
    return plain && rounded.scale() <= PLAIN_DIGITS ? rounded.toPlainString() : rounded.toString();
  }

  /** How many decimals a value has whose standard uncertainty is given with two digits. */
  static int decimalsFor(double standardUncertainty) {
    if (!(standardUncertainty > 0)) {
      return MOST_DECIMALS;
    }
    int firstDigit = (int) Math.floor(Math.log10(standardUncertainty) + 1e-9);
    return Math.max(0, Math.min(MOST_DECIMALS, 1 - firstDigit));
  }

  static String fixed(double value, int decimals) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** The value with an explicit sign, for a change. */
  static String signed(double value, int decimals) {
    String text = fixed(value, decimals);
    boolean zero = new BigDecimal(text).signum() == 0;
    return zero ? fixed(0, decimals) : value > 0 ? "+" + text : text;
  }

  /** Three significant digits for a number in a sentence. */
  static String three(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(THREE).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }
}
