package org.calque.calibrate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.photo.CaptureMetadata;
import org.calque.photo.Photograph;
import org.calque.photo.PixelRegion;
import org.calque.testdata.RenderedPhotograph;
import org.calque.testdata.Scene;
import org.calque.testdata.SceneRenderer;
import org.calque.testdata.SceneTruth;

/** A rendered scene as a photograph, with what is true of it. */
public record RenderedScene(Photograph photograph, SceneTruth truth) {
  private static final int CHANNELS = 3;
  private static final double FRAME_DIAGONAL_MM = Math.hypot(36, 24);

  public static RenderedScene of(Scene scene) {
    RenderedPhotograph rendered = SceneRenderer.render(scene);
    byte[] bgr = rendered.rgb();
    for (int i = 0; i < bgr.length; i += CHANNELS) {
      byte red = bgr[i];
      bgr[i] = bgr[i + 2];
      bgr[i + 2] = red;
    }
    return new RenderedScene(
        photograph(rendered.width(), rendered.height(), bgr), rendered.truth());
  }

  /** Pixels as a photograph; the hash stands for no file. */
  public static Photograph photograph(int width, int height, byte[] bgr) {
    return Photograph.ofPixels(width, height, bgr, CaptureMetadata.none(), "0".repeat(64));
  }

  /** The photograph as a file would give it that names the true focal length. */
  public Photograph withItsFocalLength() {
    return withFocalLength(1);
  }

  /** The photograph as a file would give it that names a multiple of the true focal length. */
  public Photograph withFocalLength(double multiple) {
    double diagonal = Math.hypot(photograph.width(), photograph.height());
    return naming(photograph, multiple * truth.focalPx() * FRAME_DIAGONAL_MM / diagonal);
  }

  /** A photograph as a file would give it that names a focal length. */
  static Photograph naming(Photograph photograph, double focalLength35mm) {
    CaptureMetadata metadata =
        new CaptureMetadata(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.of(focalLength35mm));
    return Photograph.ofPixels(
        photograph.width(), photograph.height(), photograph.bgr(), metadata, photograph.sha256());
  }

  /** The photograph turned clockwise by a quarter: what was at (x, y) is at (height - 1 - y, x). */
  public static Photograph quarterTurned(Photograph photograph) {
    int width = photograph.width();
    int height = photograph.height();
    byte[] from = photograph.bgr();
    byte[] to = new byte[from.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int target = x * height + height - 1 - y;
        System.arraycopy(from, CHANNELS * (y * width + x), to, CHANNELS * target, CHANNELS);
      }
    }
    return photograph(height, width, to);
  }

  /** The photograph without its first columns and rows. */
  public static Photograph cropped(Photograph photograph, int columns, int rows) {
    PixelRegion rest =
        new PixelRegion(columns, rows, photograph.width() - columns, photograph.height() - rows);
    return photograph(rest.width(), rest.height(), photograph.bgr(rest));
  }

  /** The photograph with all light multiplied by a factor below 1. */
  public static Photograph exposed(Photograph photograph, double factor) {
    byte[] bgr = photograph.bgr();
    for (int i = 0; i < bgr.length; i++) {
      double v = (bgr[i] & 0xff) / 255.0;
      double light = v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
      double less = light * factor;
      double encoded = less <= 0.0031308 ? 12.92 * less : 1.055 * Math.pow(less, 1 / 2.4) - 0.055;
      bgr[i] = (byte) Math.round(255 * encoded);
    }
    return photograph(photograph.width(), photograph.height(), bgr);
  }

  /** The photograph as a camera writes it whose codes are powers of light, not sRGB. */
  public static Photograph toned(Photograph photograph, double gamma) {
    byte[] bgr = photograph.bgr();
    for (int i = 0; i < bgr.length; i++) {
      double v = (bgr[i] & 0xff) / 255.0;
      double light = v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
      bgr[i] = (byte) Math.round(255 * Math.pow(light, 1 / gamma));
    }
    return photograph(photograph.width(), photograph.height(), bgr);
  }

  /** Where a point of the photograph is after {@link #quarterTurned}. */
  public static ImagePoint quarterTurned(Photograph photograph, ImagePoint p) {
    return new ImagePoint(photograph.height() - 1 - p.y(), p.x());
  }

  /** The true mapping, without uncertainty. */
  public PlaneMapping mapping() {
    double[] h = truth.planeMapping().stream().mapToDouble(Double::doubleValue).toArray();
    return PlaneMapping.of(h, new double[h.length * h.length]);
  }

  /** The centre of the reference, in pixels. */
  public ImagePoint referenceCentre() {
    List<List<Double>> corners = truth.referencePx();
    return new ImagePoint(
        corners.stream().mapToDouble(c -> c.get(0)).average().orElseThrow(),
        corners.stream().mapToDouble(c -> c.get(1)).average().orElseThrow());
  }
}
