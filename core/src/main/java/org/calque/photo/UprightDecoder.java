package org.calque.photo;

import org.calque.internal.opencv.MatScope;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Core;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;

/** Decodes scanned bytes with OpenCV and turns the picture upright. */
final class UprightDecoder {
  private UprightDecoder() {}

  /** Upright pixels, three bytes each. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never kept
  record Pixels(int width, int height, byte[] bgr) {}

  static Pixels decode(String format, byte[] bytes, FormatScan.Report report, int orientation)
      throws UnreadablePhotographException {
    if (report.bgr().isPresent() && orientation == 1) {
      return new Pixels(report.width(), report.height(), report.bgr().get());
    }
    try (MatScope scope = new MatScope()) {
      Mat stored =
          report.bgr().isPresent()
              ? scope.of(report.height(), report.width(), CvType.CV_8UC3, report.bgr().get())
              : decoded(scope, bytes);
      if (stored.cols() != report.width()
          || stored.rows() != report.height()
          || stored.type() != CvType.CV_8UC3) {
        throw undecodable(format, null);
      }
      Mat upright = turn(scope, stored, orientation);
      byte[] bgr = new byte[upright.rows() * upright.cols() * upright.channels()];
      upright.get(0, 0, bgr);
      return new Pixels(upright.cols(), upright.rows(), bgr);
    } catch (CvException e) {
      throw undecodable(format, e);
    }
  }

  private static Mat decoded(MatScope scope, byte[] bytes) {
    Mat encoded = scope.of(1, bytes.length, CvType.CV_8UC1, bytes);
    int mode = Imgcodecs.IMREAD_COLOR_BGR | Imgcodecs.IMREAD_IGNORE_ORIENTATION;
    return scope.own(Imgcodecs.imdecode(encoded, mode));
  }

  private static UnreadablePhotographException undecodable(
      String format, @Nullable CvException cause) {
    String message =
        "The "
            + format
            + " file cannot be decoded, it is damaged or of an unusual kind; export it again as an"
            + " 8-bit JPEG or TIFF in RGB.";
    return cause == null
        ? new UnreadablePhotographException(message)
        : new UnreadablePhotographException(message, cause);
  }

  /** Applies one of the eight orientations of Exif. */
  private static Mat turn(MatScope scope, Mat stored, int orientation) {
    return switch (orientation) {
      case 2 -> flip(scope, stored, 1);
      case 3 -> rotate(scope, stored, Core.ROTATE_180);
      case 4 -> flip(scope, stored, 0);
      case 5 -> transpose(scope, stored);
      case 6 -> rotate(scope, stored, Core.ROTATE_90_CLOCKWISE);
      case 7 -> rotate(scope, transpose(scope, stored), Core.ROTATE_180);
      case 8 -> rotate(scope, stored, Core.ROTATE_90_COUNTERCLOCKWISE);
      default -> stored;
    };
  }

  private static Mat flip(MatScope scope, Mat from, int axis) {
    Mat to = scope.empty();
    Core.flip(from, to, axis);
    return to;
  }

  private static Mat rotate(MatScope scope, Mat from, int turn) {
    Mat to = scope.empty();
    Core.rotate(from, to, turn);
    return to;
  }

  private static Mat transpose(MatScope scope, Mat from) {
    Mat to = scope.empty();
    Core.transpose(from, to);
    return to;
  }
}
