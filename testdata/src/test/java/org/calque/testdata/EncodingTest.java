package org.calque.testdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {
  private static final Scene SCENE = KnownShapes.blob(3, 2);

  @Test
  void pngIsLossless() throws IOException {
    RenderedPhotograph photo = SceneRenderer.render(SCENE);
    assertEquals(0, meanError(photo, ImageIO.read(new ByteArrayInputStream(photo.toPng())), 1));
  }

  @ParameterizedTest
  @CsvSource({"100, false, 1.0", "95, false, 2.5", "95, true, 3.0", "80, true, 4.5", "30, true, 8"})
  void jpegDecodesWithASmallError(int quality, boolean subsampled, double most) throws IOException {
    Encoding e = Encoding.standard();
    Encoding encoding = new Encoding(quality, subsampled, 1, e.capturedAt(), e.tags());
    RenderedPhotograph photo = SceneRenderer.render(SCENE.toBuilder().encoding(encoding).build());
    double error = meanError(photo, ImageIO.read(new ByteArrayInputStream(photo.toJpeg())), 1);
    assertTrue(error < most, "mean error " + error);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void theOrientationTagTurnsTheStoredPixelsUpright(int orientation) throws IOException {
    Encoding encoding = Encoding.standard().atQuality(95).turned(orientation);
    RenderedPhotograph photo = SceneRenderer.render(SCENE.toBuilder().encoding(encoding).build());
    byte[] jpeg = photo.toJpeg();
    BufferedImage stored = ImageIO.read(new ByteArrayInputStream(jpeg));
    assertEquals(orientation >= 5 ? photo.height() : photo.width(), stored.getWidth());
    assertTrue(meanError(photo, stored, orientation) < 3);
    assertEquals(orientation, number(entry(tiff(jpeg), 8, 0x0112)));
  }

  @Test
  void exifNamesTheCapture() {
    Encoding encoding =
        new Encoding(
            90,
            true,
            1,
            LocalDateTime.of(2026, 3, 9, 14, 5, 7),
            new CameraTags("Maker", "Model X", 4.25, 26));
    ByteBuffer tiff =
        tiff(SceneRenderer.render(SCENE.toBuilder().encoding(encoding).build()).toJpeg());
    assertEquals("Maker", text(tiff, entry(tiff, 8, 0x010F)));
    assertEquals("Model X", text(tiff, entry(tiff, 8, 0x0110)));
    int exif = number(entry(tiff, 8, 0x8769));
    assertEquals("2026:03:09 14:05:07", text(tiff, entry(tiff, exif, 0x9003)));
    assertEquals(26, number(entry(tiff, exif, 0xA405)));
    int at = number(entry(tiff, exif, 0x920A));
    assertEquals(4.25, (double) tiff.getInt(at) / tiff.getInt(at + 4));
  }

  private static double meanError(RenderedPhotograph photo, BufferedImage stored, int orientation) {
    byte[] rgb = photo.rgb();
    double sum = 0;
    for (int y = 0; y < photo.height(); y++) {
      for (int x = 0; x < photo.width(); x++) {
        int pixel = upright(stored, orientation, x, y);
        int i = 3 * (y * photo.width() + x);
        sum += Math.abs((rgb[i] & 0xFF) - (pixel >> 16 & 0xFF));
        sum += Math.abs((rgb[i + 1] & 0xFF) - (pixel >> 8 & 0xFF));
        sum += Math.abs((rgb[i + 2] & 0xFF) - (pixel & 0xFF));
      }
    }
    return sum / rgb.length;
  }

  /** TIFF 6.0: which side of the picture row 0 and column 0 of the file are. */
  private static int upright(BufferedImage s, int orientation, int x, int y) {
    int lastX = s.getWidth() - 1;
    int lastY = s.getHeight() - 1;
    return switch (orientation) {
      case 2 -> s.getRGB(lastX - x, y);
      case 3 -> s.getRGB(lastX - x, lastY - y);
      case 4 -> s.getRGB(x, lastY - y);
      case 5 -> s.getRGB(y, x);
      case 6 -> s.getRGB(y, lastY - x);
      case 7 -> s.getRGB(lastX - y, lastY - x);
      case 8 -> s.getRGB(lastX - y, x);
      default -> s.getRGB(x, y);
    };
  }

  private static ByteBuffer tiff(byte[] jpeg) {
    ByteBuffer b = ByteBuffer.wrap(jpeg);
    assertEquals((short) 0xFFE1, b.getShort(2));
    int length = b.getShort(4) & 0xFFFF;
    assertEquals("Exif\0\0", new String(jpeg, 6, 6, StandardCharsets.US_ASCII));
    return b.slice(12, length - 8).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer entry(ByteBuffer tiff, int directory, int tag) {
    int n = tiff.getShort(directory);
    for (int i = 0; i < n; i++) {
      int at = directory + 2 + 12 * i;
      if ((tiff.getShort(at) & 0xFFFF) == tag) {
        return tiff.slice(at, 12).order(ByteOrder.LITTLE_ENDIAN);
      }
    }
    throw new AssertionError("no tag " + Integer.toHexString(tag));
  }

  private static int number(ByteBuffer entry) {
    return entry.getShort(2) == 3 ? entry.getShort(8) : entry.getInt(8);
  }

  private static String text(ByteBuffer tiff, ByteBuffer entry) {
    int count = entry.getInt(4);
    byte[] value = new byte[count - 1];
    tiff.slice(entry.getInt(8), count - 1).get(value);
    return new String(value, StandardCharsets.US_ASCII);
  }
}
