package org.calque.calibrate;

import org.calque.geometry.ImageBox;
import org.calque.internal.raster.LinearImage;
import org.calque.photo.Photograph;
import org.calque.photo.PixelRegion;

/** The part of a photograph around a box. Stateless; safe for any thread. */
public final class PhotographCut {
  private PhotographCut() {}

  /** The whole pixels that a box in pixels touches, inside the photograph. */
  public static PixelRegion region(Photograph photograph, ImageBox box) {
    int x = (int) Math.floor(box.x0());
    int y = (int) Math.floor(box.y0());
    return new PixelRegion(
            x, y, (int) Math.ceil(box.x1()) - x + 1, (int) Math.ceil(box.y1()) - y + 1)
        .clippedTo(photograph.width(), photograph.height());
  }

  /** Those pixels in linear light. */
  public static LinearImage linear(Photograph photograph, ImageBox box) {
    PixelRegion r = region(photograph, box);
    return LinearImage.ofBgr(photograph.bgr(r), r.width(), r.height(), r.x(), r.y());
  }
}
