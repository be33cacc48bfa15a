package org.calque.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.calque.internal.opencv.MatScope;
import org.junit.jupiter.api.Test;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

class PhotographTest {
  private static final String HASH = "0123456789abcdef".repeat(4);

  private static Photograph photograph() {
    return Photograph.ofPixels(
        PictureFixture.WIDTH,
        PictureFixture.HEIGHT,
        PictureFixture.pixels(),
        CaptureMetadata.none(),
        HASH);
  }

  @Test
  void neitherTheGivenNorTheReturnedArrayIsItsOwn() {
    byte[] pixels = {1, 2, 3};
    Photograph photograph = Photograph.ofPixels(1, 1, pixels, CaptureMetadata.none(), HASH);
    pixels[0] = 9;
    photograph.bgr()[1] = 9;
    photograph.bgr(photograph.bounds())[2] = 9;
    assertArrayEquals(new byte[] {1, 2, 3}, photograph.bgr());
  }

  @Test
  void aRegionIsThatPartOfTheWhole() {
    byte[] part = photograph().bgr(new PixelRegion(3, 5, 2, 2));
    byte[] whole = PictureFixture.pixels();
    int at = (6 * PictureFixture.WIDTH + 4) * 3;
    assertEquals(12, part.length);
    assertEquals(whole[at + 1], part[10]);
    assertEquals(0, photograph().bgr(new PixelRegion(0, 0, 0, 5)).length);
    assertThrows(
        IllegalArgumentException.class, () -> photograph().bgr(new PixelRegion(60, 0, 2, 1)));
    assertThrows(
        IllegalArgumentException.class, () -> photograph().grey(new PixelRegion(-1, 0, 2, 1)));
  }

  @Test
  void lumaIsThatOfTheImageLibrary() {
    try (MatScope scope = new MatScope()) {
      byte[] expected = new byte[PictureFixture.WIDTH * PictureFixture.HEIGHT];
      Mat bgr =
          scope.of(
              PictureFixture.HEIGHT, PictureFixture.WIDTH, CvType.CV_8UC3, PictureFixture.pixels());
      Mat grey = scope.empty();
      Imgproc.cvtColor(bgr, grey, Imgproc.COLOR_BGR2GRAY);
      grey.get(0, 0, expected);
      assertArrayEquals(expected, photograph().grey());
    }
  }

  @Test
  void wrongSizesAndHashesAreRefused() {
    CaptureMetadata none = CaptureMetadata.none();
    for (int[] size : new int[][] {{0, 1}, {1, 0}, {2, 1}, {-1, -1}}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> Photograph.ofPixels(size[0], size[1], new byte[3], none, HASH));
    }
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Photograph.ofPixels(1, 1, new byte[3], none, HASH.toUpperCase(java.util.Locale.ROOT)));
  }

  @Test
  void regionsAreClippedAndExpanded() {
    PixelRegion region = new PixelRegion(-2, 3, 10, 10);
    assertEquals(new PixelRegion(0, 3, 8, 7), region.clippedTo(20, 10));
    assertEquals(new PixelRegion(-4, 1, 14, 14), region.expandedBy(2));
    assertEquals(0, region.expandedBy(-6).width());
    assertTrue(new PixelRegion(50, 50, 5, 5).clippedTo(20, 20).isEmpty());
    assertTrue(
        new PixelRegion(Integer.MAX_VALUE, 0, Integer.MAX_VALUE, 1).clippedTo(20, 20).isEmpty());
    assertThrows(IllegalArgumentException.class, () -> new PixelRegion(0, 0, -1, 1));
  }
}
