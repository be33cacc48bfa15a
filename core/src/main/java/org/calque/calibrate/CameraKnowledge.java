package org.calque.calibrate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.calque.internal.fit.CameraPrior;
import org.calque.photo.Photograph;

/** What a photograph says of its camera before a reference is looked at. */
final class CameraKnowledge {
  /** Diagonal of the 36 x 24 mm frame that 35 mm focal lengths refer to. */
  private static final double FRAME_DIAGONAL_MM = 43.2666;

  /** Written as whole millimetres, and lenses breathe as they focus near. */
  private static final double NAMED_DEVIATION = 0.04;

  /** The main camera of telephones. */
  private static final double TYPICAL_35MM = 27;

  /** Main cameras of telephones, with wide ones and short telephoto ones about them. */
  private static final double WHOLE_FRAME_MM = 30;

  private static final double WHOLE_FRAME_DEVIATION = 0.4;

  /** Focal length of telephones' main cameras at full size, in pixels; a cut keeps it. */
  private static final double FULL_SIZE_PX = 3100;

  private static final double CUT_DEVIATION = 0.7;

  /** Macro lenses, and a few hundred pixels out of a large frame. */
  private static final double SMALL_CUT_DEVIATION = 1.4;

  /** A subject lies near the middle of the frame it is cut from: this over the focal length. */
  private static final double CUT_CENTRE = 0.12;

  /** Nearer no camera is sharp; a focal length that puts it there is of the frame before a cut. */
  private static final double NEAREST_MM = 40;

  private static final double[] FRAMES = {4.0 / 3, 3.0 / 2, 16.0 / 9};
  private static final double SAME_FRAME = 0.005;
  private static final int LEAST_LONG_SIDE = 640;

  /** How far the principal point lies from the middle, over the diagonal. */
  private static final double WHOLE_CENTRE = 0.01;

  /** Radial coefficient: telephones and cameras correct most of it themselves; webcams do not. */
  private static final double NAMED_DISTORTION = 0.03;

  private static final double UNKNOWN_DISTORTION = 0.15;

  private CameraKnowledge() {}

  /** Whether the file names a focal length that may be believed: that of a whole frame. */
  static boolean focalLengthNamed(Photograph photograph) {
    return photograph.metadata().focalLength35mm().isPresent();
  }

  /** Whether this is the focal length that the file names, as well as it is known by that. */
  static boolean isNamed(Photograph photograph, double focal) {
    return focalLengthNamed(photograph)
        && Math.abs(StrictMath.log(focal / focalLengthPx(photograph))) <= 3 * NAMED_DEVIATION;
  }

  /** The focal length in pixels that the file names, else a typical one. */
  static double focalLengthPx(Photograph photograph) {
    return photograph.metadata().focalLength35mm().orElse(TYPICAL_35MM)
        * diagonal(photograph)
        / FRAME_DIAGONAL_MM;
  }

  /** From the file's focal length, or from what cameras usually have. */
  static CameraPrior of(Photograph photograph) {
    OptionalDouble named = photograph.metadata().focalLength35mm();
    if (named.isPresent()) {
      return whole(photograph, named.getAsDouble(), NAMED_DEVIATION, NAMED_DISTORTION);
    }
    return wholeFrame(photograph)
        ? whole(photograph, WHOLE_FRAME_MM, WHOLE_FRAME_DEVIATION, UNKNOWN_DISTORTION)
        : weak(photograph);
  }

  /** What may be believed instead, the likelier first: a frame cut out, or a small part of one. */
  static List<CameraPrior> weaker(Photograph photograph) {
    CameraPrior weak = weak(photograph);
    return List.of(weak, weak.withFocal(weak.focal(), SMALL_CUT_DEVIATION));
  }

  /** For a photograph that may be cut, made smaller, or both. */
  static CameraPrior weak(Photograph photograph) {
    double uncut = WHOLE_FRAME_MM * diagonal(photograph) / FRAME_DIAGONAL_MM;
    double focal = Math.sqrt(uncut * Math.max(FULL_SIZE_PX, uncut));
    return prior(photograph, focal, CUT_DEVIATION, CUT_CENTRE * focal, UNKNOWN_DISTORTION);
  }

  /** Whether a camera of this focal length can be where it shows this scale. */
  static boolean isPossible(double focal, double pxPerMm) {
    return focal >= NEAREST_MM * pxPerMm;
  }

  /**
   * The camera that is believed, where it is also known from how far lesions are photographed;
   * empty where that adds nothing to a focal length that the file names.
   *
   * @param pxPerMm scale of the photograph where the reference lies
   */
  static Optional<CameraPrior> atDistance(
      Photograph photograph, CameraPrior believed, double pxPerMm) {
    boolean possible = isPossible(believed.focal(), pxPerMm);
    if (possible && believed.focalDeviation() <= NAMED_DEVIATION) {
      return Optional.empty();
    }
    CameraPrior camera = possible ? believed : weak(photograph);
    CameraDistance distance =
        new CameraDistance(camera.focal() / pxPerMm, camera.focalDeviation())
            .and(CameraDistance.TYPICAL);
    return Optional.of(camera.withFocal(pxPerMm * distance.millimetres(), distance.deviation()));
  }

  private static CameraPrior whole(
      Photograph photograph, double millimetres, double deviation, double distortion) {
    double diagonal = diagonal(photograph);
    double focal = Math.max(1, millimetres * diagonal / FRAME_DIAGONAL_MM);
    return prior(photograph, focal, deviation, WHOLE_CENTRE * diagonal, distortion);
  }

  private static CameraPrior prior(
      Photograph photograph, double focal, double deviation, double centre, double distortion) {
    return new CameraPrior(
        focal,
        deviation,
        (photograph.width() - 1) / 2.0,
        (photograph.height() - 1) / 2.0,
        centre,
        distortion);
  }

  private static double diagonal(Photograph photograph) {
    return Math.hypot(photograph.width(), photograph.height());
  }

  private static boolean wholeFrame(Photograph photograph) {
    double longer = Math.max(photograph.width(), photograph.height());
    double ratio = longer / Math.min(photograph.width(), photograph.height());
    for (double frame : FRAMES) {
      if (longer >= LEAST_LONG_SIDE && Math.abs(ratio / frame - 1) < SAME_FRAME) {
        return true;
      }
    }
    return false;
  }
}
