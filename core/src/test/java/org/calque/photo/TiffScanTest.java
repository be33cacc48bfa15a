package org.calque.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.imgcodecs.Imgcodecs;

class TiffScanTest {
  private final PhotographReader reader = new PhotographReader();

  private static TiffFixture shape(int width, int height, int photometric, int... bits) {
    return new TiffFixture(ByteOrder.LITTLE_ENDIAN)
        .longs(256, width)
        .longs(257, height)
        .shorts(258, bits)
        .shorts(262, photometric)
        .shorts(277, bits.length);
  }

  /** Compressions by their TIFF codes: none, LZW, Deflate, PackBits, JPEG. */
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 8, 32946, 32773})
  void everyLosslessCompressionGivesEveryPixelBack(int compression) throws Exception {
    byte[] file =
        PictureFixture.encoded(
            ".tiff",
            Imgcodecs.IMWRITE_TIFF_COMPRESSION,
            compression,
            Imgcodecs.IMWRITE_TIFF_ROWSPERSTRIP,
            7);
    assertArrayEquals(PictureFixture.pixels(), reader.read(file).bgr());
  }

  @Test
  void longCodesOfLzwAreFollowed() throws Exception {
    int side = 400;
    byte[] pixels = new byte[side * side * 3];
    new java.util.Random(5).nextBytes(pixels);
    java.util.Arrays.fill(pixels, 0, pixels.length / 3, (byte) 9);
    byte[] file =
        PictureFixture.encoded(
            ".tiff",
            side,
            side,
            pixels,
            Imgcodecs.IMWRITE_TIFF_COMPRESSION,
            5,
            Imgcodecs.IMWRITE_TIFF_ROWSPERSTRIP,
            side);
    assertArrayEquals(pixels, reader.read(file).bgr());
  }

  @Test
  void jpegStripsGiveThePictureBack() throws Exception {
    byte[] file =
        PictureFixture.encoded(
            ".tiff",
            Imgcodecs.IMWRITE_TIFF_COMPRESSION,
            7,
            Imgcodecs.IMWRITE_TIFF_ROWSPERSTRIP,
            16);
    byte[] bgr = reader.read(file).bgr();
    assertTrue(PhotographReaderTest.meanDifference(PictureFixture.pixels(), bgr) < 8);
  }

  @Test
  void sixteenBitsKeepTheirUpperHalf() throws Exception {
    byte[] samples = {1, 10, 2, 20, 3, 30};
    Photograph photograph = reader.read(shape(1, 1, 2, 16, 16, 16).file(samples));
    assertArrayEquals(new byte[] {30, 20, 10}, photograph.bgr());
    assertTrue(photograph.findings().get(0).message().contains("16 bits"));
  }

  @Test
  void unevenDepthsAreScaledToEightBits() throws Exception {
    byte[] four = {(byte) 0xf0, (byte) 0x80};
    assertArrayEquals(
        new byte[] {-1, -1, -1, 0, 0, 0, (byte) 136, (byte) 136, (byte) 136},
        reader.read(shape(3, 1, 1, 4).file(four)).bgr());
  }

  @Test
  void planesInSeparateStripsAreJoined() throws Exception {
    TiffFixture planes = shape(2, 1, 2, 8, 8, 8).shorts(284, 2);
    byte[] data = {1, 2, 3, 4, 5, 6};
    planes.longs(273, 0, 0, 0).longs(279, 2, 2, 2);
    int at = planes.block().length;
    byte[] file = PictureFixture.join(planes.longs(273, at, at + 2, at + 4).block(), data);
    assertArrayEquals(new byte[] {5, 3, 1, 6, 4, 2}, reader.read(file).bgr());
  }

  @Test
  void tilesAreCutAtThePicturesEdge() throws Exception {
    TiffFixture tiles =
        shape(3, 2, 1, 8).longs(322, 2).longs(323, 2).longs(324, 0, 0).longs(325, 4, 4);
    int at = tiles.block().length;
    byte[] data = {1, 2, 4, 5, 3, 99, 6, 99};
    byte[] file = PictureFixture.join(tiles.longs(324, at, at + 4).block(), data);
    byte[] grey = reader.read(file).grey();
    assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6}, grey);
  }

  @Test
  void differencesAreSummed() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(new byte[] {10, 1, 1, -2});
    }
    byte[] file = shape(4, 1, 1, 8).shorts(259, 8).shorts(317, 2).file(packed.toByteArray());
    assertArrayEquals(new byte[] {10, 11, 12, 10}, reader.read(file).grey());
  }

  @Test
  void furtherPagesAreSaid() throws Exception {
    byte[] file = shape(1, 1, 1, 8).file(new byte[] {7});
    int next = 8 + 2 + 12 * 7;
    file[next] = 8;
    assertTrue(reader.read(file).findings().toString().contains("further pages"));
  }

  @Test
  void whatIsNoFinishedPictureIsRefused() {
    assertTrue(refusal(shape(1, 1, 32803, 8).file(new byte[1])).contains("raw"));
    assertTrue(refusal(shape(1, 1, 1, 8).longs(50706, 1).file(new byte[1])).contains("raw"));
    assertTrue(refusal(shape(1, 1, 1, 1).shorts(259, 4).file(new byte[1])).contains("fax"));
    assertTrue(refusal(shape(1, 1, 1, 32).shorts(339, 3).file(new byte[4])).contains("floating"));
  }

  @Test
  void anImplausibleCompressionIsRefusedBeforeMemoryIsTaken() {
    byte[] file = shape(10_000, 10_000, 2, 8, 8, 8).shorts(259, 8).file(new byte[50]);
    assertTrue(refusal(file).contains("damaged"), refusal(file));
    byte[] wide = shape(1_000_000, 1, 1, new int[64]).shorts(258, 8).file(new byte[50]);
    assertTrue(refusal(wide).contains("damaged"), refusal(wide));
  }

  private String refusal(byte[] file) {
    return String.valueOf(
        assertThrows(UnreadablePhotographException.class, () -> reader.read(file)).getMessage());
  }
}
