package org.calque.photo;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import java.util.zip.CRC32;
import org.calque.internal.opencv.MatScope;
import org.opencv.core.CvType;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;

/** Small pictures without symmetry, encoded in each format, and ways of changing the files. */
final class PictureFixture {
  static final int WIDTH = 61;
  static final int HEIGHT = 43;

  private PictureFixture() {}

  /** Gradients of unequal direction, a bright disc off the centre, fine noise from a kept seed. */
  static byte[] pixels() {
    Random random = new Random(20261122);
    byte[] bgr = new byte[WIDTH * HEIGHT * 3];
    for (int y = 0, i = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean disc = Math.hypot(x - 20, y - 12) < 8;
        bgr[i++] = (byte) (40 + 2 * x + random.nextInt(9) + (disc ? 40 : 0));
        bgr[i++] = (byte) (30 + 3 * y + random.nextInt(9) + (disc ? 60 : 0));
        bgr[i++] = (byte) (90 + x + y + random.nextInt(9) + (disc ? 20 : 0));
      }
    }
    return bgr;
  }

  static byte[] encoded(String extension, int... parameters) {
    return encoded(extension, WIDTH, HEIGHT, pixels(), parameters);
  }

  static byte[] encoded(String extension, int width, int height, byte[] pixels, int... parameters) {
    try (MatScope scope = new MatScope()) {
      int type = pixels.length == width * height ? CvType.CV_8UC1 : CvType.CV_8UC3;
      MatOfByte out = scope.own(new MatOfByte());
      Imgcodecs.imencode(
          extension,
          scope.of(height, width, type, pixels),
          out,
          scope.own(new MatOfInt(parameters)));
      return out.toArray();
    }
  }

  static byte[] jpeg() {
    return encoded(".jpg", Imgcodecs.IMWRITE_JPEG_QUALITY, 90);
  }

  static byte[] progressiveJpeg() {
    return encoded(".jpg", Imgcodecs.IMWRITE_JPEG_PROGRESSIVE, 1);
  }

  static byte[] jpegWithRestarts() {
    return encoded(".jpg", Imgcodecs.IMWRITE_JPEG_RST_INTERVAL, 3);
  }

  /** The JPEG file with an application segment right behind its start. */
  static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.write(0xff);
    out.write(marker);
    out.write((content.length + 2) >> 8);
    out.write(content.length + 2);
    out.writeBytes(content);
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  static byte[] withExif(byte[] jpeg, byte[] exif) {
    return withSegment(
        jpeg, 0xe1, join("Exif\0\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII), exif));
  }

  /** The PNG file with a chunk behind its header. */
  static byte[] withChunk(byte[] png, String type, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(png, 0, 33);
    out.writeBytes(chunk(type, content));
    out.write(png, 33, png.length - 33);
    return out.toByteArray();
  }

  static byte[] chunk(String type, byte[] content) {
    byte[] named = join(type.getBytes(java.nio.charset.StandardCharsets.US_ASCII), content);
    CRC32 crc = new CRC32();
    crc.update(named);
    return join(join(number(content.length), named), number((int) crc.getValue()));
  }

  /** The PNG file with another size in its header, checksum made right. */
  static byte[] withSize(byte[] png, int width, int height) {
    byte[] header = java.util.Arrays.copyOfRange(png, 16, 29);
    System.arraycopy(number(width), 0, header, 0, 4);
    System.arraycopy(number(height), 0, header, 4, 4);
    byte[] changed = png.clone();
    byte[] chunk = chunk("IHDR", header);
    System.arraycopy(chunk, 0, changed, 8, chunk.length);
    return changed;
  }

  /** A WebP file with the extended header that lets it carry Exif data. */
  static byte[] webpWithExif(byte[] webp, int width, int height, byte[] exif) {
    byte[] extended = {
      'V',
      'P',
      '8',
      'X',
      10,
      0,
      0,
      0,
      8,
      0,
      0,
      0,
      (byte) (width - 1),
      (byte) ((width - 1) >> 8),
      0,
      (byte) (height - 1),
      (byte) ((height - 1) >> 8),
      0
    };
    byte[] head = {'E', 'X', 'I', 'F', (byte) exif.length, (byte) (exif.length >> 8), 0, 0};
    byte[] padded = java.util.Arrays.copyOf(exif, exif.length + (exif.length & 1));
    byte[] body = java.util.Arrays.copyOfRange(webp, 12, webp.length);
    byte[] all = join(join(extended, body), join(head, padded));
    int size = all.length + 4;
    byte[] riff = {
      'R',
      'I',
      'F',
      'F',
      (byte) size,
      (byte) (size >> 8),
      (byte) (size >> 16),
      0,
      'W',
      'E',
      'B',
      'P'
    };
    return join(riff, all);
  }

  static byte[] number(int value) {
    return new byte[] {
      (byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value
    };
  }

  static byte[] join(byte[] a, byte[] b) {
    byte[] joined = java.util.Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, joined, a.length, b.length);
    return joined;
  }
}
