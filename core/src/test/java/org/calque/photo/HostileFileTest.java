package org.calque.photo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Thousands of broken files from kept seeds: a photograph or one sentence, nothing else. */
class HostileFileTest {
  private static final List<String> STARTS =
      List.of(
          "\u00ff\u00d8\u00ff",
          "\u0089PNG\r\n\u001a\n",
          "II*\0\b\0\0\0",
          "MM\0*\0\0\0\b",
          "II+\0",
          "BM",
          "RIFF@\0\0\0WEBPVP8 ",
          "RIFF@\0\0\0WEBPVP8X",
          "");
  private final PhotographReader reader = new PhotographReader(new DecodeLimits(2_000_000));

  private static List<byte[]> valid() {
    return List.of(
        PictureFixture.jpeg(),
        PictureFixture.progressiveJpeg(),
        PictureFixture.jpegWithRestarts(),
        PictureFixture.encoded(".png"),
        PictureFixture.encoded(".tiff"),
        PictureFixture.encoded(".tiff", 259, 7),
        PictureFixture.encoded(".tiff", 259, 1),
        PictureFixture.encoded(".bmp"),
        PictureFixture.encoded(".webp"));
  }

  private void readOrRefuse(byte[] file, String what) {
    try {
      Photograph photograph = reader.read(file);
      assertTrue(photograph.width() > 0, what);
    } catch (UnreadablePhotographException e) {
      String message = String.valueOf(e.getMessage());
      assertTrue(message.endsWith(".") && message.indexOf('\n') < 0, what + ": " + message);
    } catch (RuntimeException | Error e) {
      throw new AssertionError(what, e);
    }
  }

  @Test
  void randomBytes() {
    Random random = new Random(1);
    for (int i = 0; i < 4000; i++) {
      byte[] start = STARTS.get(i % STARTS.size()).getBytes(StandardCharsets.ISO_8859_1);
      byte[] rest = new byte[random.nextInt(400)];
      random.nextBytes(rest);
      readOrRefuse(PictureFixture.join(start, rest), "random file " + i);
    }
  }

  @Test
  void changedBytes() {
    Random random = new Random(2);
    List<byte[]> files = valid();
    for (int i = 0; i < 4000; i++) {
      byte[] file = files.get(i % files.size()).clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        // most of what can go wrong is in the first bytes
        int reach = random.nextBoolean() ? Math.min(700, file.length) : file.length;
        file[random.nextInt(reach)] = (byte) random.nextInt(256);
      }
      readOrRefuse(file, "changed file " + i);
    }
  }

  @Test
  void swappedPieces() {
    Random random = new Random(3);
    List<byte[]> files = valid();
    for (int i = 0; i < 1500; i++) {
      byte[] file = files.get(i % files.size()).clone();
      byte[] other = files.get(random.nextInt(files.size()));
      int length = random.nextInt(Math.min(file.length, other.length) / 2);
      System.arraycopy(
          other,
          random.nextInt(other.length - length),
          file,
          random.nextInt(file.length - length),
          length);
      readOrRefuse(file, "patched file " + i);
    }
  }
}
