package org.calque.compare.registration;

import java.util.OptionalDouble;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;

/**
 * How a follow-up's photograph lies on the baseline's. Immutable; safe for any thread.
 *
 * <p>Good for looking and for pairing lesions; areas never pass through it.
 */
public final class Registration {
  private final RegistrationView baseline;
  private final RegistrationView followUp;
  private final SmoothMap map;
  private final int features;
  private final int patches;
  private final double residualPx;
  private final OptionalDouble residualMm;

  Registration(
      RegistrationView baseline,
      RegistrationView followUp,
      SmoothMap map,
      int features,
      int patches,
      double residualPx,
      OptionalDouble residualMm) {
    this.baseline = baseline;
    this.followUp = followUp;
    this.map = map;
    this.features = features;
    this.patches = patches;
    this.residualPx = residualPx;
    this.residualMm = residualMm;
  }

  /** Features of the skin that agree. */
  public int features() {
    return features;
  }

  /** Patches around the lesion that were found again. */
  public int patches() {
    return patches;
  }

  /** Root mean square distance of features and patches from the map, in frame pixels. */
  public double residualPx() {
    return residualPx;
  }

  /** The same in millimetres, where both photographs have a plane. */
  public OptionalDouble residualMm() {
    return residualMm;
  }

  /** How far the follow-up's content is turned clockwise against the baseline's, in degrees. */
  public double turnDegrees() {
    return StrictMath.toDegrees(map.scaleAndTurn()[1]);
  }

  /** Where a point of the baseline's photograph lies in the follow-up's, both in pixels. */
  public ImagePoint toFollowUp(ImagePoint p) {
    double[] frame = baseline.fromPhotograph(p);
    double[] there = map.apply(frame[0], frame[1]);
    return followUp.toPhotograph(there[0], there[1]);
  }

  /** Where a point of the follow-up's photograph lies in the baseline's, both in pixels. */
  public ImagePoint toBaseline(ImagePoint p) {
    double[] frame = followUp.fromPhotograph(p);
    double[] there = map.invert(frame[0], frame[1]);
    return baseline.toPhotograph(there[0], there[1]);
  }

  /** The side of the square frame about the baseline's lesion in which both are laid, in pixels. */
  public int frameSide() {
    return baseline.side();
  }

  /** Where a point of the frame lies in the baseline's photograph, in pixels. */
  public ImagePoint frameToBaseline(double x, double y) {
    return baseline.toPhotograph(x, y);
  }

  /** Where a point of the frame lies in the follow-up's photograph, in pixels. */
  public ImagePoint frameToFollowUp(double x, double y) {
    double[] there = map.apply(x, y);
    return followUp.toPhotograph(there[0], there[1]);
  }

  /** A point of the baseline's photograph in the frame. */
  public ImagePoint baselineToFrame(ImagePoint p) {
    double[] at = baseline.fromPhotograph(p);
    return new ImagePoint(at[0], at[1]);
  }

  /** A point of the follow-up's photograph in the frame. */
  public ImagePoint followUpToFrame(ImagePoint p) {
    return baselineToFrame(toBaseline(p));
  }

  /** An outline of the follow-up as it lies in the baseline's photograph. */
  public ImageOutline toBaseline(ImageOutline outline) {
    return outline.map(this::toBaseline);
  }
}
