package org.calque.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were cut, overwritten or changed on the way are refused, never measured. */
class DamageTest {
  private final PhotographReader reader = new PhotographReader();

  private void assertRefused(byte[] file, String what) {
    UnreadablePhotographException e =
        assertThrows(UnreadablePhotographException.class, () -> reader.read(file), what);
    assertTrue(String.valueOf(e.getMessage()).endsWith("."), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {".jpg", ".png", ".tiff", ".bmp", ".webp"})
  void aFileCutAnywhereIsRefused(String extension) {
    byte[] file = PictureFixture.encoded(extension);
    // a TIFF file ends with its directory or data, a JPEG file with two bytes that say so
    int step = Math.max(1, file.length / 300);
    for (int length = 0; length < file.length - 1; length += step) {
      assertRefused(Arrays.copyOf(file, length), extension + " cut to " + length);
    }
    assertRefused(Arrays.copyOf(file, file.length - 1), extension + " without its last byte");
  }

  @Test
  void aJpegCutAndClosedIsRefused() {
    for (byte[] file :
        List.of(
            PictureFixture.jpeg(),
            PictureFixture.progressiveJpeg(),
            PictureFixture.jpegWithRestarts())) {
      int data = PhotographReaderTest.indexOf(file, 0xda) + 14;
      for (int length = data; length < file.length - 12; length += 9) {
        byte[] cut = Arrays.copyOf(file, length + 2);
        cut[length] = (byte) 0xff;
        cut[length + 1] = (byte) 0xd9;
        assertRefused(cut, "cut to " + length + " and closed");
      }
    }
  }

  @Test
  void aJpegWithAHoleIsRefused() {
    for (byte[] file :
        List.of(
            PictureFixture.jpeg(),
            PictureFixture.progressiveJpeg(),
            PictureFixture.jpegWithRestarts())) {
      int middle = file.length / 2;
      byte[] hole = Arrays.copyOf(file, file.length - 64);
      System.arraycopy(file, middle + 64, hole, middle, file.length - 64 - middle);
      assertRefused(hole, "64 bytes missing in the middle");
    }
  }

  @Test
  void aJpegWithAnEmptiedSectorIsRefused() {
    byte[] file = PictureFixture.jpeg();
    Arrays.fill(file, file.length / 2, file.length / 2 + 512, (byte) 0);
    assertRefused(file, "512 bytes of zero");
  }

  @Test
  void aJpegWithoutATableIsRefused() {
    for (int marker : new int[] {0xdb, 0xc4}) {
      byte[] file = PictureFixture.jpeg();
      int at = PhotographReaderTest.indexOf(file, marker);
      file[at + 1] = (byte) 0xfe;
      assertRefused(file, "a table turned into a comment");
    }
  }

  @Test
  void aJpegWithRestartsOutOfOrderIsRefused() {
    byte[] file = PictureFixture.jpegWithRestarts();
    file[PhotographReaderTest.indexOf(file, 0xd2) + 1] = (byte) 0xd5;
    assertRefused(file, "restart 5 instead of 2");
  }

  @Test
  void dataBehindTheEndOfAJpegAreLeftAlone() throws Exception {
    byte[] file = PictureFixture.jpeg();
    byte[] longer =
        PictureFixture.join(file, "a film of the same moment".getBytes(StandardCharsets.US_ASCII));
    assertArrayEquals(reader.read(file).bgr(), reader.read(longer).bgr());
  }

  @Test
  void codingsThatAreNotReadAreNamed() {
    for (int marker : new int[] {0xc3, 0xc5, 0xc9}) {
      byte[] file = PictureFixture.jpeg();
      file[PhotographReaderTest.indexOf(file, 0xc0) + 1] = (byte) marker;
      assertRefused(file, "SOF " + marker);
    }
    byte[] twelve = PictureFixture.jpeg();
    twelve[PhotographReaderTest.indexOf(twelve, 0xc0) + 4] = 12;
    assertRefused(twelve, "12 bits");
  }

  @Test
  void anyByteOfAPngThatChangesIsNoticed() {
    byte[] file = PictureFixture.encoded(".png");
    for (int i = 0; i < file.length; i += 3) {
      byte[] changed = file.clone();
      changed[i] ^= 0x10;
      assertRefused(changed, "byte " + i);
    }
  }

  @Test
  void aPngWithTheDataOfAnotherSizeIsRefused() {
    byte[] file = PictureFixture.encoded(".png");
    assertRefused(
        PictureFixture.withSize(file, PictureFixture.WIDTH, PictureFixture.HEIGHT + 1), "taller");
    assertRefused(
        PictureFixture.withSize(file, PictureFixture.WIDTH, PictureFixture.HEIGHT - 1), "lower");
    assertRefused(
        PictureFixture.withSize(file, PictureFixture.WIDTH + 1, PictureFixture.HEIGHT), "wider");
  }

  @Test
  void aStripOutsideATiffIsRefused() {
    TiffFixture shape =
        new TiffFixture(java.nio.ByteOrder.BIG_ENDIAN)
            .longs(256, 4)
            .longs(257, 4)
            .shorts(258, 8)
            .shorts(262, 1);
    assertRefused(shape.longs(273, 5000).longs(279, 16).block(), "strip behind the end");
    assertRefused(shape.file(new byte[15]), "strip one byte short");
  }
}
