package org.calque.testdata;

/**
 * What the lens and the sensor do to the light, all of it linear.
 *
 * @param focusBlurPx standard deviation of the defocus, px
 * @param motionBlurPx length of a straight smear, px
 * @param motionDirectionDeg its direction, clockwise from x
 * @param exposureStops 0 shows a reflectance of 0.8 near white; each stop doubles
 * @param warmth white balance error, -1 bluish to 1 yellowish
 * @param vignetting loss of light in the corners, 0 to 1
 * @param shotNoise standard deviation at white in linear units
 * @param readNoise standard deviation in the dark in linear units
 */
public record Sensor(
    double focusBlurPx,
    double motionBlurPx,
    double motionDirectionDeg,
    double exposureStops,
    double warmth,
    double vignetting,
    double shotNoise,
    double readNoise) {
  public Sensor {
    if (!(focusBlurPx >= 0 && focusBlurPx <= 50) || !(motionBlurPx >= 0 && motionBlurPx <= 100)) {
      throw new IllegalArgumentException(
          "focus blur in [0, 50] and motion in [0, 100] px, got "
              + focusBlurPx
              + ", "
              + motionBlurPx);
    }
    if (!(warmth >= -1 && warmth <= 1) || !(exposureStops >= -4 && exposureStops <= 4)) {
      throw new IllegalArgumentException(
          "warmth in [-1, 1] and exposure in [-4, 4] stops, got " + warmth + ", " + exposureStops);
    }
    Bed.requireShare("vignetting", vignetting);
    if (!(shotNoise >= 0 && shotNoise <= 0.5) || !(readNoise >= 0 && readNoise <= 0.2)) {
      throw new IllegalArgumentException(
          "shot noise in [0, 0.5] and read noise in [0, 0.2], got " + shotNoise + ", " + readNoise);
    }
  }

  /** A telephone in good light, in focus. */
  public static Sensor phone() {
    return new Sensor(0.8, 0, 0, 0, 0, 0.1, 0.012, 0.0015);
  }

  /** No blur, no noise, no colour error. */
  public static Sensor ideal() {
    return new Sensor(0, 0, 0, 0, 0, 0, 0, 0);
  }

  /** With another defocus. */
  public Sensor focused(double px) {
    return new Sensor(
        px,
        motionBlurPx,
        motionDirectionDeg,
        exposureStops,
        warmth,
        vignetting,
        shotNoise,
        readNoise);
  }

  /** With another exposure. */
  public Sensor exposed(double stops) {
    return new Sensor(
        focusBlurPx,
        motionBlurPx,
        motionDirectionDeg,
        stops,
        warmth,
        vignetting,
        shotNoise,
        readNoise);
  }
}
