package org.calque.exchange;

import static org.calque.exchange.OutlineReaderTest.assertSentence;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.segment.Tissue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files are put together here after ImageJ's published format: 64 bytes of header, then points. */
class ImageJRoiTest {
  private static final int POLYGON = 0;
  private static final int RECTANGLE = 1;
  private static final int OVAL = 2;
  private static final int POINT = 10;

  private static ByteBuffer roi(int type, int points, int bytesPerPoint) {
    ByteBuffer roi = ByteBuffer.allocate(64 + points * bytesPerPoint);
    roi.put("Iout".getBytes(StandardCharsets.US_ASCII));
    roi.putShort(4, (short) 228).put(6, (byte) type);
    return roi.putShort(16, (short) points);
  }

  private static ByteBuffer box(ByteBuffer roi, int top, int left, int bottom, int right) {
    roi.putShort(8, (short) top).putShort(10, (short) left);
    return roi.putShort(12, (short) bottom).putShort(14, (short) right);
  }

  private static ImageOutline read(ByteBuffer roi) throws UnreadableOutlineException {
    return Objects.requireNonNull(
        new OutlineReader().read(roi.array(), "a.roi").outlines().get(Tissue.ULCER));
  }

  @Test
  void rectangleOfWholePixelsEndsHalfwayBetweenPixelCentres() throws UnreadableOutlineException {
    ImageOutline outline = read(box(roi(RECTANGLE, 0, 0), 20, 10, 23, 15));
    assertEquals(new ImageBox(9.5, 19.5, 14.5, 22.5), outline.bounds());
    assertEquals(15, outline.pixelCoverage(), 1e-9);
  }

  @Test
  void ovalHasTheAreaOfItsEllipse() throws UnreadableOutlineException {
    ImageOutline outline = read(box(roi(OVAL, 0, 0), 0, 0, 40, 100));
    assertEquals(Math.PI * 50 * 20, outline.pixelCoverage(), 1e-6);
    assertEquals(49.5, outline.bounds().centre().x(), 1e-3);
  }

  @Test
  void polygonIsRelativeToItsBox() throws UnreadableOutlineException {
    ByteBuffer roi = box(roi(POLYGON, 4, 4), 200, 100, 210, 120);
    short[] x = {0, 20, 20, 0};
    short[] y = {0, 0, 10, 10};
    for (int i = 0; i < 4; i++) {
      roi.putShort(64 + 2 * i, x[i]).putShort(72 + 2 * i, y[i]);
    }
    assertEquals(new ImageBox(99.5, 199.5, 119.5, 209.5), read(roi).bounds());
  }

  @Test
  void subPixelPolygonUsesItsFloats() throws UnreadableOutlineException {
    ByteBuffer roi = box(roi(POLYGON, 3, 12), 0, 0, 10, 10).putShort(50, (short) 128);
    float[] x = {1.25f, 9.75f, 5};
    float[] y = {2.5f, 2.5f, 8.25f};
    for (int i = 0; i < 3; i++) {
      roi.putFloat(64 + 12 + 4 * i, x[i]).putFloat(64 + 24 + 4 * i, y[i]);
    }
    assertEquals(new ImageBox(0.75, 2, 9.25, 7.75), read(roi).bounds());
  }

  @Test
  void subPixelRectangleUsesItsFloats() throws UnreadableOutlineException {
    ByteBuffer roi = box(roi(RECTANGLE, 0, 0), 0, 0, 9, 9).putShort(50, (short) 128);
    roi.putFloat(18, 1.5f).putFloat(22, 2.5f).putFloat(26, 4).putFloat(30, 3);
    assertEquals(new ImageBox(1, 2, 5, 5), read(roi).bounds());
  }

  @Test
  void farRightOfALargePhotographIsNotNegative() throws UnreadableOutlineException {
    ImageOutline outline = read(box(roi(RECTANGLE, 0, 0), 0, 40_000, 10, 40_010));
    assertEquals(39_999.5, outline.bounds().x0());
  }

  @ParameterizedTest
  @CsvSource({
    "3,line",
    "5,segmented line",
    "6,empty selection",
    "9,angle",
    "10,point",
    "77,unknown"
  })
  void whatIsNoOutlineIsRefused(int type, String part) {
    assertSentence(
        assertThrows(UnreadableOutlineException.class, () -> read(roi(type, 0, 0))), part);
  }

  @Test
  void compositeSplineTextAndRoundedRectangleAreRefused() {
    refused(roi(RECTANGLE, 0, 0).putInt(36, 12), "composite");
    refused(roi(POLYGON, 3, 4).putShort(50, (short) 1), "spline");
    refused(roi(RECTANGLE, 0, 0).putShort(48, (short) 1), "text");
    refused(roi(RECTANGLE, 0, 0).putShort(54, (short) 5), "rounded");
  }

  @Test
  void damageIsSaid() {
    refused(ByteBuffer.wrap(Arrays.copyOf(roi(POINT, 0, 0).array(), 20)), "inside its header");
    ByteBuffer cut = roi(POLYGON, 9, 4);
    refused(ByteBuffer.wrap(Arrays.copyOf(cut.array(), 80)), "ends after 80 of the 100 bytes");
    refused(roi(POLYGON, 0, 0).putInt(18, Integer.MAX_VALUE), "claims 2147483647 points");
    refused(roi(POLYGON, 3, 4), "encloses nothing");
    ByteBuffer nan = roi(RECTANGLE, 0, 0).putShort(50, (short) 128).putFloat(18, Float.NaN);
    refused(nan, "no place in a photograph");
  }

  private static void refused(ByteBuffer roi, String part) {
    assertSentence(assertThrows(UnreadableOutlineException.class, () -> read(roi)), part);
  }
}
