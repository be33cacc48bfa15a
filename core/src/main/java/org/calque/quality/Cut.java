package org.calque.quality;

import org.calque.geometry.ImageBox;
import org.calque.internal.raster.LinearImage;
import org.calque.photo.Photograph;
import org.calque.photo.PixelRegion;

/** Cuts the part of a photograph under a box. */
final class Cut {
  private Cut() {}

  static PixelRegion region(Photograph photograph, ImageBox box) {
    return new PixelRegion(
            (int) Math.floor(box.x0()),
            (int) Math.floor(box.y0()),
            (int) Math.ceil(box.width()) + 1,
            (int) Math.ceil(box.height()) + 1)
        .clippedTo(photograph.width(), photograph.height());
  }

  static LinearImage linear(Photograph photograph, ImageBox box) {
    PixelRegion region = region(photograph, box);
    return LinearImage.ofBgr(
        photograph.bgr(region), region.width(), region.height(), region.x(), region.y());
  }
}
