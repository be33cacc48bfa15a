package org.calque.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.imgcodecs.Imgcodecs;

class PhotographReaderTest {
  private final PhotographReader reader = new PhotographReader();
  private final Path directory;

  PhotographReaderTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @ParameterizedTest
  @ValueSource(strings = {".png", ".bmp", ".tiff"})
  void losslessFormatsGiveEveryPixelBack(String extension) throws Exception {
    Photograph photograph = reader.read(PictureFixture.encoded(extension));
    assertEquals(PictureFixture.WIDTH, photograph.width());
    assertEquals(PictureFixture.HEIGHT, photograph.height());
    assertArrayEquals(PictureFixture.pixels(), photograph.bgr());
    assertEquals(List.of(), photograph.findings());
  }

  @ParameterizedTest
  @ValueSource(strings = {".jpg", ".webp"})
  void lossyFormatsGiveThePictureBack(String extension) throws Exception {
    byte[] bgr = reader.read(PictureFixture.encoded(extension)).bgr();
    assertTrue(meanDifference(PictureFixture.pixels(), bgr) < 6);
  }

  @Test
  void everyKindOfJpegGivesThePictureBack() throws Exception {
    int chroma = Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR;
    List<byte[]> files =
        List.of(
            PictureFixture.progressiveJpeg(),
            PictureFixture.jpegWithRestarts(),
            PictureFixture.encoded(".jpg", Imgcodecs.IMWRITE_JPEG_OPTIMIZE, 1),
            PictureFixture.encoded(".jpg", chroma, Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_444),
            PictureFixture.encoded(".jpg", chroma, Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_422),
            PictureFixture.encoded(".jpg", chroma, Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_440),
            PictureFixture.encoded(".jpg", chroma, Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_411),
            PictureFixture.encoded(".jpg", Imgcodecs.IMWRITE_JPEG_QUALITY, 100));
    for (byte[] file : files) {
      assertTrue(meanDifference(PictureFixture.pixels(), reader.read(file).bgr()) < 7);
      assertEquals(List.of(), reader.read(file).findings());
    }
  }

  @Test
  void greyFilesBecomeThreeEqualChannels() throws Exception {
    byte[] grey = new byte[8 * 6];
    java.util.Arrays.fill(grey, (byte) 77);
    for (String extension : List.of(".png", ".jpg", ".tiff")) {
      byte[] bgr = reader.read(PictureFixture.encoded(extension, 8, 6, grey)).bgr();
      assertEquals(8 * 6 * 3, bgr.length);
      for (byte value : bgr) {
        assertEquals(77, value, 1);
      }
    }
  }

  @Test
  void theHashIsThatOfTheFile() throws Exception {
    byte[] file = PictureFixture.encoded(".png");
    byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(file);
    assertEquals(java.util.HexFormat.of().formatHex(digest), reader.read(file).sha256());
    Path path = Files.write(directory.resolve("a.png"), file);
    assertEquals(reader.read(file).sha256(), reader.read(path).sha256());
  }

  @Test
  void aFileThatIsNoPhotographIsRefusedWithASentence() throws IOException {
    refused(directory, "folder");
    refused(directory.resolve("absent.jpg"), "no such file");
    refused(Files.createFile(directory.resolve("empty.jpg")), "empty");
    refused(Files.writeString(directory.resolve("text.jpg"), "not a picture"), "known format");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|GIF89a|GIF",
        "0|%PDF-1.7|PDF",
        "4|ftypheic|HEIC",
        "4|ftypavif|HEIC",
        "4|ftypcrx |raw",
        "4|ftypmp42|film",
        "0|FUJIFILMCCD-RAW 0201|raw",
        "0|IIRO|raw",
        "0|8BPS|Photoshop",
        "128|DICM|DICOM",
      })
  void knownKindsThatAreNotReadAreNamed(int offset, String magic, String named) {
    byte[] file = new byte[200];
    byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, file, offset, bytes.length);
    assertTrue(refusal(file).contains(named), refusal(file));
  }

  @Test
  void aPictureBeyondTheLimitIsRefusedFromItsHeader() {
    byte[] png = PictureFixture.withSize(PictureFixture.encoded(".png"), 60_000, 50_000);
    assertTrue(refusal(png).contains("60000 x 50000"), refusal(png));
    byte[] jpeg = PictureFixture.jpeg();
    int frame = indexOf(jpeg, 0xc0);
    jpeg[frame + 5] = jpeg[frame + 7] = (byte) 0xff;
    assertTrue(refusal(jpeg).contains("more than the limit"), refusal(jpeg));
  }

  @Test
  void bothLimitsAreObeyed() throws Exception {
    byte[] png = PictureFixture.encoded(".png");
    long pixels = (long) PictureFixture.WIDTH * PictureFixture.HEIGHT;
    new PhotographReader(new DecodeLimits(pixels, png.length)).read(png);
    assertThrows(
        UnreadablePhotographException.class,
        () -> new PhotographReader(new DecodeLimits(pixels - 1)).read(png));
    PhotographReader small = new PhotographReader(new DecodeLimits(pixels, png.length - 1));
    Path path = Files.write(directory.resolve("a.png"), png);
    assertThrows(UnreadablePhotographException.class, () -> small.read(png));
    assertThrows(UnreadablePhotographException.class, () -> small.read(path));
  }

  @Test
  void impossibleLimitsAreRefusedWithValueLimitAndUnit() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new DecodeLimits(0));
    assertEquals("maxPixels must be 1 to 700000000 pixels, got 0", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new DecodeLimits(1, 2_000_000_001L));
  }

  @Test
  void whatIsIgnoredIsSaid() throws Exception {
    byte[] png = PictureFixture.encoded(".png");
    byte[] gamma = PictureFixture.withChunk(png, "gAMA", PictureFixture.number(100_000));
    assertTrue(only(reader.read(gamma)).message().contains("gamma"));
    byte[] stray = PictureFixture.jpeg();
    byte[] garbage = PictureFixture.join(new byte[] {(byte) 0xff, (byte) 0xd8}, stray);
    assertTrue(refusal(garbage).contains("damaged"), "two starts are not one photograph");
  }

  @Test
  void aColourProfileThatIsNotSrgbIsNamed() throws Exception {
    byte[] display = PictureFixture.withSegment(PictureFixture.jpeg(), 0xe2, profile("Display P3"));
    assertTrue(only(reader.read(display)).message().contains("'Display P3'"));
    byte[] standard =
        PictureFixture.withSegment(PictureFixture.jpeg(), 0xe2, profile("sRGB IEC61966-2.1"));
    assertEquals(List.of(), reader.read(standard).findings());
  }

  @Test
  void oneReaderServesManyThreads() {
    byte[] file = PictureFixture.jpeg();
    byte[] alone = read(file);
    assertTrue(
        java.util.stream.IntStream.range(0, 64)
            .parallel()
            .allMatch(i -> java.util.Arrays.equals(alone, read(file))));
  }

  private byte[] read(byte[] file) {
    try {
      return reader.read(file).bgr();
    } catch (UnreadablePhotographException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] profile(String name) {
    java.nio.ByteBuffer icc = java.nio.ByteBuffer.allocate(14 + 128 + 4 + 12 + 12 + name.length());
    icc.put("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1));
    icc.position(14 + 36);
    icc.put("acsp".getBytes(StandardCharsets.US_ASCII));
    icc.position(14 + 128);
    icc.putInt(1).put("desc".getBytes(StandardCharsets.US_ASCII)).putInt(144);
    icc.putInt(12 + name.length());
    icc.put("desc".getBytes(StandardCharsets.US_ASCII)).putInt(0).putInt(name.length());
    icc.put(name.getBytes(StandardCharsets.US_ASCII));
    return icc.array();
  }

  private static Finding only(Photograph photograph) {
    assertEquals(1, photograph.findings().size(), photograph.findings().toString());
    assertEquals(FindingCode.PHOTOGRAPH_IRREGULAR, photograph.findings().get(0).code());
    return photograph.findings().get(0);
  }

  private void refused(Path file, String part) {
    UnreadablePhotographException e =
        assertThrows(UnreadablePhotographException.class, () -> reader.read(file));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains(part), message);
    assertTrue(!message.contains(directory.toString()), "no path of the machine: " + message);
  }

  private String refusal(byte[] file) {
    return String.valueOf(
        assertThrows(UnreadablePhotographException.class, () -> reader.read(file)).getMessage());
  }

  static int indexOf(byte[] jpeg, int marker) {
    for (int i = 0; i + 1 < jpeg.length; i++) {
      if (jpeg[i] == -1 && (jpeg[i + 1] & 0xff) == marker) {
        return i;
      }
    }
    throw new AssertionError("no such marker");
  }

  static double meanDifference(byte[] a, byte[] b) {
    assertEquals(a.length, b.length);
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
    }
    return (double) sum / a.length;
  }
}
