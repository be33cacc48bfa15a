package org.calque.photo;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Decodes a strip or tile of a TIFF page that is a JPEG stream, with tables kept elsewhere. */
final class TiffJpeg {
  private static final int JPEG_TABLES = 347;
  private static final int MARKER = 2;

  private TiffJpeg() {}

  static UprightDecoder.Pixels decode(ByteWindow strip, TiffLayout layout)
      throws UnreadablePhotographException {
    if (layout.planar() || layout.colour() == TiffLayout.Colour.PALETTE) {
      throw UnreadablePhotographException.unsupported(
          "is a TIFF with JPEG data of an unusual kind");
    }
    byte[] stream = stream(strip, layout);
    long pixels = (long) layout.segmentWidth() * layout.segmentHeight();
    FormatScan.Report report =
        new JpegScan().scan(stream, new DecodeLimits(Math.max(65_536, 2 * pixels)));
    return UprightDecoder.decode(JpegScan.FORMAT, stream, report, 1);
  }

  /** A stream of its own: start, how colours are coded, the shared tables, the strip's content. */
  private static byte[] stream(ByteWindow strip, TiffLayout layout)
      throws UnreadablePhotographException {
    if (!strip.startsWith(0, "\u00ff\u00d8")) {
      throw TiffCompression.damaged("one of its strips or tiles is no JPEG data");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(strip.length() + 1024);
    out.write(0xff);
    out.write(0xd8);
    adobe(out, layout.colour());
    Optional<ByteWindow> tables = layout.directory().bytes(JPEG_TABLES);
    if (tables.isPresent() && tables.get().length() > 2 * MARKER) {
      ByteWindow t = tables.get();
      out.write(t.array(), t.arrayOffset() + MARKER, t.length() - 2 * MARKER);
    }
    out.write(strip.array(), strip.arrayOffset() + MARKER, strip.length() - MARKER);
    return out.toByteArray();
  }

  private static void adobe(ByteArrayOutputStream out, TiffLayout.Colour colour)
      throws UnreadablePhotographException {
    int transform =
        switch (colour) {
          case YCBCR -> 1;
          case RGB -> 0;
          case GREY -> -1;
          default ->
              throw UnreadablePhotographException.unsupported(
                  "is a TIFF with JPEG data of an unusual kind");
        };
    if (transform >= 0) {
      byte[] segment = {
        (byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
      };
      segment[segment.length - 1] = (byte) transform;
      out.write(segment, 0, segment.length);
    }
  }
}
