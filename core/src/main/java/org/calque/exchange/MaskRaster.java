package org.calque.exchange;

import java.util.List;
import org.calque.geometry.ImageOutline;
import org.calque.internal.opencv.MatScope;
import org.calque.segment.Segmentation;
import org.calque.segment.Tissue;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;

/**
 * A label mask of a photograph: 0 background, 1 ulcer, 2 calcified extrusion over it or alone, 3
 * glare that hides the surface inside a lesion.
 *
 * <p>A pixel is set when its centre is inside the outline; a centre on the outline belongs to the
 * side below and to the right of it. Scars and nodules have no label. Not safe for several threads.
 */
public final class MaskRaster {
  private static final byte ULCER = 1;
  private static final byte EXTRUSION = 2;
  private static final byte GLARE = 3;

  private final int width;
  private final int height;
  private final byte[] labels;

  private MaskRaster(int width, int height) {
    if (width < 1 || height < 1 || (long) width * height > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a mask has a photograph's size, got " + width + " x " + height + " px");
    }
    this.width = width;
    this.height = height;
    this.labels = new byte[width * height];
  }

  /** The mask of all lesions of a photograph; without any it is empty. */
  public static MaskRaster of(int width, int height, List<Segmentation> lesions) {
    MaskRaster mask = new MaskRaster(width, height);
    mask.drawAll(lesions, Tissue.ULCER, ULCER);
    mask.drawAll(lesions, Tissue.CALCIFIED_EXTRUSION, EXTRUSION);
    for (Segmentation lesion : lesions) {
      mask.draw(lesion.glare(), GLARE, true);
    }
    return mask;
  }

  /** How many pixels carry a label. */
  public int count(int label) {
    int count = 0;
    for (byte pixel : labels) {
      if (pixel == label) {
        count++;
      }
    }
    return count;
  }

  /** The label of a pixel. */
  public int at(int x, int y) {
    return labels[y * width + x];
  }

  /** The mask as a PNG file, 8 bits of grey. */
  public byte[] png() {
    try (MatScope scope = new MatScope()) {
      Mat mat = scope.of(height, width, CvType.CV_8UC1, labels);
      MatOfByte encoded = scope.own(new MatOfByte());
      if (!Imgcodecs.imencode(".png", mat, encoded)) {
        throw new IllegalStateException("OpenCV did not encode a PNG of " + width + " x " + height);
      }
      return encoded.toArray();
    }
  }

  private void drawAll(List<Segmentation> lesions, Tissue tissue, byte label) {
    for (Segmentation lesion : lesions) {
      lesion.region(tissue).ifPresent(region -> draw(region.outline(), label, false));
    }
  }

  private void draw(ImageOutline outline, byte label, boolean onlyOverLabels) {
    outline
        .polygons()
        .forEach(
            polygon ->
                ScanLines.of(polygon, height)
                    .forEachRun(width, (y, from, to) -> fill(y, from, to, label, onlyOverLabels)));
  }

  private void fill(int y, int from, int to, byte label, boolean onlyOverLabels) {
    for (int i = y * width + from; i < y * width + to; i++) {
      if (!onlyOverLabels || labels[i] != 0) {
        labels[i] = label;
      }
    }
  }
}
