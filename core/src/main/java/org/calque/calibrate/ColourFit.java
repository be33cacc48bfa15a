package org.calque.calibrate;

import java.util.ArrayList;
import java.util.List;
import org.calque.internal.fit.Matrix3;

/**
 * The 3 x 3 correction in linear light that carries measured colours onto nominal ones: white
 * balance on the greys, then the least squares of relative errors, drawn towards the balance alone
 * as far as the colours leave it open. Immutable; safe for any thread.
 *
 * @param matrix row-major, measured to nominal light
 * @param before mean CIEDE2000 of the colours with their brightness alone corrected
 * @param balanced the same with white balance
 * @param after the same with the whole correction
 * @param leftOut the same, each colour corrected by what the others say
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never kept
record ColourFit(double[] matrix, double before, double balanced, double after, double leftOut) {
  private static final int CHANNELS = 3;
  private static final int FEWEST_COLOURS = 3;
  private static final int FEWEST_FOR_MATRIX = 6;

  /** Light at which an error counts half as much as in the dark, relatively. */
  private static final double DARK = 0.05;

  /** Share of the colours' own weight with which the balance alone is held on to. */
  private static final double HOLD = 0.003;

  /**
   * A colour on which a fit rests.
   *
   * @param measured linear light of red, green and blue
   * @param nominal what it should be
   * @param neutral whether it is a grey
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never kept
  record Pair(double[] measured, double[] nominal, boolean neutral) {
    double weight() {
      return 1 / (CieColour.luminance(nominal) + DARK);
    }
  }

  /** Whether the colours suffice for a white balance. */
  static boolean suffices(List<Pair> pairs) {
    return pairs.stream().anyMatch(Pair::neutral);
  }

  /** The fit; at least one of the colours is a grey. */
  static ColourFit of(List<Pair> pairs) {
    double brightness = brightness(pairs);
    double[] plain = {brightness, 0, 0, 0, brightness, 0, 0, 0, brightness};
    double[] balance = balance(pairs);
    double[] matrix = correction(pairs);
    double left = 0;
    for (int i = 0; i < pairs.size(); i++) {
      List<Pair> others = new ArrayList<>(pairs);
      others.remove(i);
      left += suffices(others) ? error(correction(others), List.of(pairs.get(i))) : 0;
    }
    return new ColourFit(
        matrix,
        error(plain, pairs),
        error(balance, pairs),
        error(matrix, pairs),
        left / pairs.size());
  }

  private static double error(double[] matrix, List<Pair> pairs) {
    double sum = 0;
    for (Pair pair : pairs) {
      CieColour found = CieColour.of(times(matrix, pair.measured()));
      sum += found.differenceTo(CieColour.of(pair.nominal()));
    }
    return sum / pairs.size();
  }

  static double[] times(double[] m, double[] v) {
    return new double[] {
      m[0] * v[0] + m[1] * v[1] + m[2] * v[2],
      m[3] * v[0] + m[4] * v[1] + m[5] * v[2],
      m[6] * v[0] + m[7] * v[1] + m[8] * v[2]
    };
  }

  private static double brightness(List<Pair> pairs) {
    double should = 0;
    double is = 0;
    for (Pair pair : pairs) {
      if (pair.neutral()) {
        should += CieColour.luminance(pair.nominal());
        is += CieColour.luminance(pair.measured());
      }
    }
    return should / is;
  }

  private static double[] balance(List<Pair> pairs) {
    double[] matrix = new double[CHANNELS * CHANNELS];
    for (int c = 0; c < CHANNELS; c++) {
      double product = 0;
      double square = 0;
      for (Pair pair : pairs) {
        if (pair.neutral()) {
          double w = pair.weight() * pair.weight();
          product += w * pair.nominal()[c] * pair.measured()[c];
          square += w * pair.measured()[c] * pair.measured()[c];
        }
      }
      matrix[(CHANNELS + 1) * c] = product / square;
    }
    return matrix;
  }

  private static double[] correction(List<Pair> pairs) {
    double[] balance = balance(pairs);
    long colours = pairs.stream().filter(p -> !p.neutral()).count();
    if (pairs.size() < FEWEST_FOR_MATRIX || colours < FEWEST_COLOURS) {
      return balance;
    }
    double[] normal = new double[CHANNELS * CHANNELS];
    double[] right = new double[CHANNELS * CHANNELS];
    for (Pair pair : pairs) {
      double[] m = times(balance, pair.measured());
      double w = pair.weight() * pair.weight();
      for (int i = 0; i < CHANNELS; i++) {
        for (int j = 0; j < CHANNELS; j++) {
          normal[CHANNELS * i + j] += w * m[i] * m[j];
          right[CHANNELS * i + j] += w * pair.nominal()[i] * m[j];
        }
      }
    }
    double hold = HOLD * (normal[0] + normal[4] + normal[8]) / CHANNELS;
    for (int i = 0; i < CHANNELS; i++) {
      normal[(CHANNELS + 1) * i] += hold;
      right[(CHANNELS + 1) * i] += hold;
    }
    return Matrix3.multiply(Matrix3.multiply(right, Matrix3.inverse(normal)), balance);
  }
}
