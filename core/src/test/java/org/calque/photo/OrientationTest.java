package org.calque.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The eight orientations, applied once, in each format that can state one. */
class OrientationTest {
  private static final int W = PictureFixture.WIDTH;
  private static final int H = PictureFixture.HEIGHT;
  private static final int ORIENTATION = 0x112;
  private final PhotographReader reader = new PhotographReader();

  private static byte[] exif(int orientation, ByteOrder order) {
    return new TiffFixture(order).shorts(ORIENTATION, orientation).block();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void jpegIsTurnedUprightOnce(int orientation) throws Exception {
    byte[] stored = reader.read(PictureFixture.jpeg()).bgr();
    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      byte[] file = PictureFixture.withExif(PictureFixture.jpeg(), exif(orientation, order));
      requireUpright(orientation, stored, reader.read(file));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void pngIsTurnedUprightOnce(int orientation) throws Exception {
    byte[] block = exif(orientation, ByteOrder.BIG_ENDIAN);
    byte[] file = PictureFixture.withChunk(PictureFixture.encoded(".png"), "eXIf", block);
    requireUpright(orientation, PictureFixture.pixels(), reader.read(file));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void tiffIsTurnedUprightOnce(int orientation) throws Exception {
    byte[] rgb = PictureFixture.pixels();
    for (int i = 0; i < rgb.length; i += 3) {
      byte blue = rgb[i];
      rgb[i] = rgb[i + 2];
      rgb[i + 2] = blue;
    }
    byte[] file =
        new TiffFixture(ByteOrder.LITTLE_ENDIAN)
            .longs(256, W)
            .longs(257, H)
            .shorts(258, 8, 8, 8)
            .shorts(262, 2)
            .shorts(277, 3)
            .shorts(ORIENTATION, orientation)
            .file(rgb);
    requireUpright(orientation, PictureFixture.pixels(), reader.read(file));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void webpIsTurnedUprightOnce(int orientation) throws Exception {
    byte[] plain = PictureFixture.encoded(".webp");
    byte[] stored = reader.read(plain).bgr();
    byte[] block = exif(orientation, ByteOrder.LITTLE_ENDIAN);
    byte[] file = PictureFixture.webpWithExif(plain, W, H, block);
    requireUpright(orientation, stored, reader.read(file));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 255, 65535})
  void anImpossibleOrientationIsNone(int orientation) throws Exception {
    byte[] block = exif(orientation, ByteOrder.BIG_ENDIAN);
    byte[] file = PictureFixture.withExif(PictureFixture.jpeg(), block);
    assertArrayEquals(reader.read(PictureFixture.jpeg()).bgr(), reader.read(file).bgr());
  }

  private static void requireUpright(int orientation, byte[] stored, Photograph photograph) {
    boolean swapped = orientation > 4;
    int width = swapped ? H : W;
    int height = swapped ? W : H;
    assertEquals(width, photograph.width());
    assertEquals(height, photograph.height());
    byte[] expected = new byte[stored.length];
    for (int v = 0; v < height; v++) {
      for (int u = 0; u < width; u++) {
        int[] from = storedPlace(orientation, u, v);
        System.arraycopy(stored, (from[1] * W + from[0]) * 3, expected, (v * width + u) * 3, 3);
      }
    }
    assertArrayEquals(expected, photograph.bgr(), "orientation " + orientation);
  }

  /** Where the upright pixel lies in the stored picture, from Exif's words on rows and columns. */
  private static int[] storedPlace(int orientation, int u, int v) {
    return switch (orientation) {
      case 2 -> new int[] {W - 1 - u, v};
      case 3 -> new int[] {W - 1 - u, H - 1 - v};
      case 4 -> new int[] {u, H - 1 - v};
      case 5 -> new int[] {v, u};
      case 6 -> new int[] {v, H - 1 - u};
      case 7 -> new int[] {W - 1 - v, H - 1 - u};
      case 8 -> new int[] {W - 1 - v, u};
      default -> new int[] {u, v};
    };
  }
}
