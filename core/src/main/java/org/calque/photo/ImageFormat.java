package org.calque.photo;

import java.util.List;

/** Recognises files by their first bytes: those that are read, and those known not to be. */
final class ImageFormat {
  private static final String FORMATS_READ =
      "Calque reads JPEG, PNG, TIFF, BMP and WebP photographs";
  private static final String EXPORT_RAW =
      "a camera raw file, which is not a finished picture; develop it and export it as JPEG or"
          + " 16-bit TIFF";
  private static final String EXPORT_HEIF =
      "a HEIC, HEIF or AVIF photograph, which is not read; set the phone's camera to 'most"
          + " compatible' (JPEG), or share the photograph as JPEG";
  private static final int HEIF_BRANDS_AT = 8;

  private static final List<Known> READABLE =
      List.of(
          new Known("JPEG", new JpegScan(), file -> file.startsWith(0, "\u00ff\u00d8")),
          new Known("PNG", new PngScan(), ImageFormat::isPng),
          new Known("TIFF", new TiffScan(), ImageFormat::isTiff),
          new Known("BMP", new BmpScan(), file -> file.startsWith(0, "BM")),
          new Known(
              "WebP",
              new WebpScan(),
              file -> file.startsWith(0, "RIFF") && file.startsWith(8, "WEBP")));

  private static final List<Refused> REFUSED =
      List.of(
          new Refused(0, "II*\0\u0010\0\0\0CR", EXPORT_RAW),
          new Refused(0, "IIRO", EXPORT_RAW),
          new Refused(0, "IIRS", EXPORT_RAW),
          new Refused(0, "MMOR", EXPORT_RAW),
          new Refused(0, "IIU\0", EXPORT_RAW),
          new Refused(0, "FUJIFILMCCD-RAW", EXPORT_RAW),
          new Refused(0, "FOVb", EXPORT_RAW),
          new Refused(0, "\0MRM", EXPORT_RAW),
          new Refused(4, "ftypcrx", EXPORT_RAW),
          new Refused(0, "II\u001a\0\0\0HEAPCCDR", EXPORT_RAW),
          new Refused(0, "GIF8", other("a GIF picture")),
          new Refused(0, "%PDF", other("a PDF document")),
          new Refused(0, "8BPS", other("a Photoshop document")),
          new Refused(0, "\0\0\0\fjP  ", other("a JPEG 2000 picture")),
          new Refused(0, "\u00ffO\u00ffQ", other("a JPEG 2000 picture")),
          new Refused(0, "\u00ff\n", other("a JPEG XL picture")),
          new Refused(0, "\0\0\0\fJXL ", other("a JPEG XL picture")),
          new Refused(0, "II\u00bc", other("a JPEG XR picture")),
          new Refused(128, "DICM", other("a DICOM object")),
          new Refused(0, "PK\u0003\u0004", other("an archive or office document")),
          new Refused(0, "<?xml", other("an XML document")),
          new Refused(0, "<svg", other("a drawing")),
          new Refused(0, "v/1\u0001", other("an OpenEXR picture")));

  private ImageFormat() {}

  /** A format that is read; its scan checks the file. */
  record Known(String name, FormatScan scan, Signature signature) {}

  /** Tells a format by its first bytes. */
  private interface Signature {
    boolean matches(ByteWindow file);
  }

  private record Refused(int offset, String magic, String what) {}

  /** The file's format; refuses what is empty, known not to be read, or unknown. */
  static Known of(byte[] bytes) throws UnreadablePhotographException {
    if (bytes.length == 0) {
      throw new UnreadablePhotographException(
          "The file is empty; copy the photograph again from the camera.");
    }
    ByteWindow file = ByteWindow.bigEndian("image", bytes);
    for (Refused refused : REFUSED) {
      if (file.startsWith(refused.offset, refused.magic)) {
        throw new UnreadablePhotographException("The file is " + refused.what + ".");
      }
    }
    if (file.startsWith(4, "ftyp")) {
      throw new UnreadablePhotographException("The file is " + container(file) + ".");
    }
    for (Known readable : READABLE) {
      if (readable.signature.matches(file)) {
        return readable;
      }
    }
    throw new UnreadablePhotographException(
        "The file is not a photograph of a known format; " + FORMATS_READ + ".");
  }

  /** Why a raw file inside a TIFF structure is refused. */
  static UnreadablePhotographException raw() {
    return new UnreadablePhotographException("The file is " + EXPORT_RAW + ".");
  }

  private static String container(ByteWindow file) {
    for (String brand : List.of("hei", "hev", "mif", "msf", "avi", "mia")) {
      if (file.startsWith(HEIF_BRANDS_AT, brand)) {
        return EXPORT_HEIF;
      }
    }
    return other("a film");
  }

  /** Also one whose line ends were changed on the way; the scan refuses that one. */
  private static boolean isPng(ByteWindow file) {
    return file.startsWith(1, "PNG") && file.length() > 8;
  }

  private static boolean isTiff(ByteWindow file) {
    return file.startsWith(0, "II*\0")
        || file.startsWith(0, "MM\0*")
        || file.startsWith(0, "II+\0")
        || file.startsWith(0, "MM\0+");
  }

  private static String other(String what) {
    return what + ", which is not read; " + FORMATS_READ;
  }
}
