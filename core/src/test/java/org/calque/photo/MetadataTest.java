package org.calque.photo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Only the listed fields leave a file, and damage in them never makes it unreadable. */
class MetadataTest {
  private static final int MAKE = 0x10f;
  private static final int EXIF = 0x8769;
  private final PhotographReader reader = new PhotographReader();

  private Photograph withExif(byte[] block) throws UnreadablePhotographException {
    return reader.read(PictureFixture.withExif(PictureFixture.jpeg(), block));
  }

  private static TiffFixture camera(ByteOrder order) {
    TiffFixture exposure =
        new TiffFixture(order)
            .text(0x9003, "2026:03:29 02:30:00")
            .fraction(0x920a, 57, 10)
            .shorts(0xa405, 26)
            .text(0xa430, "Owner Secret")
            .text(0xa431, "Serial Secret")
            .text(0xa435, "Lens Secret");
    TiffFixture position = new TiffFixture(order).text(1, "N").fraction(2, 47, 1);
    return new TiffFixture(order)
        .text(MAKE, "Maker")
        .text(0x110, "Model 5")
        .text(0x13b, "Artist Secret")
        .text(0x8298, "Copyright Secret")
        .text(0x10e, "Description Secret")
        .directory(EXIF, exposure)
        .directory(0x8825, position);
  }

  @Test
  void theListedFieldsAreRead() throws Exception {
    CaptureMetadata expected =
        new CaptureMetadata(
            Optional.of(LocalDateTime.of(2026, 3, 29, 2, 30)),
            Optional.of("Maker"),
            Optional.of("Model 5"),
            OptionalDouble.of(5.7),
            OptionalDouble.of(26));
    assertEquals(expected, withExif(camera(ByteOrder.BIG_ENDIAN).block()).metadata());
    assertEquals(expected, withExif(camera(ByteOrder.LITTLE_ENDIAN).block()).metadata());
  }

  @Test
  void nothingElseLeaves() throws Exception {
    Photograph photograph = withExif(camera(ByteOrder.BIG_ENDIAN).block());
    assertFalse(photograph.metadata().toString().contains("Secret"));
    assertFalse(photograph.toString().contains("Secret"));
    assertFalse(photograph.findings().toString().contains("Secret"));
    assertFalse(photograph.metadata().toString().contains("47"));
  }

  @Test
  void aFileWithoutExifHasNone() throws Exception {
    assertEquals(CaptureMetadata.none(), reader.read(PictureFixture.jpeg()).metadata());
  }

  @Test
  void aTimeThatIsNoneIsAbsent() throws Exception {
    for (String time :
        new String[] {"0000:00:00 00:00:00", "2026:02:30 10:00:00", "yesterday", ""}) {
      TiffFixture exposure = new TiffFixture(ByteOrder.BIG_ENDIAN).text(0x9003, time);
      byte[] block = new TiffFixture(ByteOrder.BIG_ENDIAN).directory(EXIF, exposure).block();
      assertEquals(Optional.empty(), withExif(block).metadata().capturedAt(), time);
    }
  }

  @Test
  void namesAreMadePrintableAndShort() throws Exception {
    String hostile = "Ma\u001b[31mker\n\u0085" + "x".repeat(500);
    byte[] block = new TiffFixture(ByteOrder.BIG_ENDIAN).text(MAKE, hostile).block();
    String make = withExif(block).metadata().make().orElseThrow();
    assertTrue(make.length() <= 64 && make.startsWith("Ma[31mkerx"), make);
  }

  @Test
  void damagedExifIsAFindingAndNoMore() throws Exception {
    byte[] block = camera(ByteOrder.BIG_ENDIAN).block();
    byte[] clean = reader.read(PictureFixture.jpeg()).bgr();
    for (int i = 0; i < block.length; i += 2) {
      byte[] damaged = block.clone();
      damaged[i] = (byte) 0xff;
      damaged[Math.min(i + 1, block.length - 1)] = (byte) 0xff;
      assertEquals(clean.length, withExif(damaged).bgr().length);
    }
    assertTrue(withExif(new byte[] {1, 2, 3}).findings().toString().contains("Exif"));
  }

  @Test
  void coloursOtherThanSrgbAreSaid() throws Exception {
    for (int space : new int[] {1, 65535}) {
      TiffFixture exposure = new TiffFixture(ByteOrder.BIG_ENDIAN).shorts(0xa001, space);
      byte[] block = new TiffFixture(ByteOrder.BIG_ENDIAN).directory(EXIF, exposure).block();
      assertEquals(space != 1, withExif(block).findings().toString().contains("Adobe RGB"));
    }
  }

  @Test
  void aDirectoryThatPointsAtItselfEnds() throws Exception {
    byte[] block = new TiffFixture(ByteOrder.BIG_ENDIAN).longs(EXIF, 8).block();
    assertEquals(CaptureMetadata.none(), withExif(block).metadata());
  }

  @Test
  void impossibleLengthsAreRefusedByTheRecord() {
    for (double value : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(
          IllegalArgumentException.class,
          () ->
              new CaptureMetadata(
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  OptionalDouble.of(value),
                  OptionalDouble.empty()));
    }
  }
}
