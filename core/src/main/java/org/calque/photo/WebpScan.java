package org.calque.photo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;

/** Scans WebP: chunk lengths against the file's, and the picture's header against the canvas. */
final class WebpScan implements FormatScan {
  private static final String FORMAT = "WebP";
  private static final int FIRST_CHUNK = 12;
  private static final int ALPHA = 0x10;
  private static final int ANIMATION = 0x02;

  @Override
  public Report scan(byte[] bytes, DecodeLimits limits) throws UnreadablePhotographException {
    ByteWindow file = ByteWindow.littleEndian(FORMAT, bytes);
    long end = file.u32(4) + 8;
    if (!file.has(0, end)) {
      throw damaged("it ends before the image does");
    }
    State state = new State(limits);
    long at = FIRST_CHUNK;
    while (at + 8 <= end) {
      long size = file.u32(at + 4);
      if (size > end - at - 8) {
        throw damaged("one of its chunks is cut off");
      }
      state.accept(file.latin1(at, 4), file.slice(at + 8, size));
      at += 8 + size + (size & 1);
    }
    return state.report();
  }

  private static UnreadablePhotographException damaged(String what) {
    return UnreadablePhotographException.damaged(FORMAT, what);
  }

  /** What was met so far in one file. */
  private static final class State {
    private final DecodeLimits limits;
    private final List<Finding> findings = new ArrayList<>();
    private Optional<ByteWindow> exif = Optional.empty();
    private Optional<ByteWindow> profile = Optional.empty();
    private long canvasWidth;
    private long canvasHeight;
    private long width;
    private long height;
    private boolean alpha;

    State(DecodeLimits limits) {
      this.limits = limits;
    }

    void accept(String type, ByteWindow content) throws UnreadablePhotographException {
      switch (type) {
        case "VP8X" -> extended(content);
        case "VP8 " -> lossy(content);
        case "VP8L" -> lossless(content);
        case "ALPH" -> alpha = true;
        case "EXIF" -> exif = Optional.of(withoutPrefix(content));
        case "ICCP" -> profile = Optional.of(content.withBigEndian(true));
        case "ANIM", "ANMF" -> throw animated();
        default -> {}
      }
    }

    private static ByteWindow withoutPrefix(ByteWindow content)
        throws UnreadablePhotographException {
      return content.startsWith(0, "Exif\0\0") ? content.slice(6, content.length() - 6L) : content;
    }

    private static UnreadablePhotographException animated() {
      return UnreadablePhotographException.unsupported("is an animated WebP, not one photograph");
    }

    private void extended(ByteWindow content) throws UnreadablePhotographException {
      if ((content.u8(0) & ANIMATION) != 0) {
        throw animated();
      }
      alpha |= (content.u8(0) & ALPHA) != 0;
      canvasWidth = 1 + (content.u32(4) & 0xffffff);
      canvasHeight = 1 + (content.u16(7) | (long) content.u8(9) << 16);
      limits.checkSize(FORMAT, canvasWidth, canvasHeight);
    }

    private void lossy(ByteWindow content) throws UnreadablePhotographException {
      long tag = content.u8(0) | (long) content.u16(1) << 8;
      boolean key = (tag & 1) == 0;
      if (!key || content.u8(3) != 0x9d || content.u8(4) != 0x01 || content.u8(5) != 0x2a) {
        throw damaged("its picture has no start");
      }
      if (10 + (tag >> 5) > content.length()) {
        throw damaged("its picture is cut off");
      }
      picture(content.u16(6) & 0x3fff, content.u16(8) & 0x3fff);
    }

    private void lossless(ByteWindow content) throws UnreadablePhotographException {
      if (content.u8(0) != 0x2f) {
        throw damaged("its picture has no start");
      }
      long bits = content.u32(1);
      alpha |= (bits >> 28 & 1) != 0;
      picture(1 + (bits & 0x3fff), 1 + (bits >> 14 & 0x3fff));
    }

    private void picture(long columns, long rows) throws UnreadablePhotographException {
      if (width != 0) {
        throw damaged("it has two pictures");
      }
      limits.checkSize(FORMAT, columns, rows);
      width = columns;
      height = rows;
    }

    Report report() throws UnreadablePhotographException {
      if (width == 0) {
        throw damaged("it has no picture");
      }
      if (canvasWidth != 0 && (canvasWidth != width || canvasHeight != height)) {
        throw damaged("its picture has another size than its header says");
      }
      if (alpha) {
        findings.add(
            Finding.info(
                FindingCode.PHOTOGRAPH_IRREGULAR,
                "The photograph has a transparency channel; it is ignored."));
      }
      return new Report((int) width, (int) height, exif, profile, findings, Optional.empty());
    }
  }
}
