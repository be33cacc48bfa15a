package org.calque.photo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;

/**
 * Scans JPEG: markers, segment lengths, tables, and the entropy-coded data to the last block of the
 * image, without any of the decoder's arithmetic.
 */
final class JpegScan implements FormatScan {
  static final String FORMAT = "JPEG";
  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int DQT = 0xdb;
  private static final int DNL = 0xdc;
  private static final int DRI = 0xdd;
  private static final int DHT = 0xc4;
  private static final int JPG = 0xc8;
  private static final int DAC = 0xcc;
  private static final int APP0 = 0xe0;
  private static final int COM = 0xfe;

  @Override
  public Report scan(byte[] bytes, DecodeLimits limits) throws UnreadablePhotographException {
    State state = new State(ByteWindow.bigEndian(FORMAT, bytes), limits);
    while (!state.ended) {
      state.segment(state.nextMarker());
    }
    return state.report();
  }

  static UnreadablePhotographException damaged(String what) {
    return UnreadablePhotographException.damaged(FORMAT, what);
  }

  /** What was met so far in one file. */
  private static final class State {
    private final ByteWindow file;
    private final DecodeLimits limits;
    private final JpegTables tables = new JpegTables();
    private final JpegSegments segments = new JpegSegments();
    private final List<Finding> findings = new ArrayList<>();
    private Optional<JpegFrame> frame = Optional.empty();
    private Optional<JpegProgress> progress = Optional.empty();
    private int position = 2;
    private long garbage;
    private boolean ended;

    State(ByteWindow file, DecodeLimits limits) {
      this.file = file;
      this.limits = limits;
    }

    /** Moves behind the next marker and returns its code; bytes before it are counted. */
    int nextMarker() throws UnreadablePhotographException {
      byte[] bytes = file.array();
      while (position + 1 < bytes.length) {
        if (bytes[position] != -1) {
          garbage++;
          position++;
          continue;
        }
        int code = bytes[position + 1] & 0xff;
        if (code == 0xff) {
          position++;
          continue;
        }
        position += 2;
        if (code != 0) {
          return code;
        }
        garbage += 2;
      }
      throw damaged(
          frame.isPresent() ? "it ends before the image does" : "it ends before the image begins");
    }

    void segment(int marker) throws UnreadablePhotographException {
      if (marker == EOI) {
        ended = true;
        return;
      }
      if (marker == SOI || (marker >= 0xd0 && marker < SOI) || marker < 0xc0) {
        throw damaged("it has a marker where none may be");
      }
      int length = file.has(position, 2) ? file.u16(position) : 0;
      if (length < 2 || !file.has(position, length)) {
        throw damaged("the length of one of its segments is impossible");
      }
      ByteWindow content = file.slice(position + 2L, length - 2L);
      position += length;
      switch (marker) {
        case SOS -> position = entropy(content);
        case DQT -> tables.quantization(content);
        case DHT -> tables.huffman(content);
        case DRI -> tables.restartInterval(content);
        case DNL -> lateHeight(content);
        case DAC -> throw UnreadablePhotographException.unsupported("is an arithmetic-coded JPEG");
        default -> other(marker, content);
      }
    }

    /** A height stated again is only checked; without an image it is an alien segment. */
    private void lateHeight(ByteWindow content) throws UnreadablePhotographException {
      if (frame.isEmpty()) {
        garbage += content.length();
      } else if (content.length() != 2 || content.u16(0) != frame.get().height()) {
        throw damaged("it states two heights");
      }
    }

    private void other(int marker, ByteWindow content) throws UnreadablePhotographException {
      if (marker < DQT && marker != JPG) {
        if (frame.isPresent()) {
          throw damaged("it has two image headers");
        }
        JpegFrame read = JpegFrame.read(marker, content, limits);
        frame = Optional.of(read);
        progress = Optional.of(new JpegProgress(read));
      } else if (marker >= APP0 && marker < 0xf0) {
        segments.application(marker - APP0, content);
      } else if (marker != COM) {
        throw UnreadablePhotographException.unsupported("is a JPEG of an unusual kind");
      }
    }

    private int entropy(ByteWindow content) throws UnreadablePhotographException {
      if (frame.isEmpty() || progress.isEmpty()) {
        throw damaged("its image data come before its image header");
      }
      JpegScanHeader header = JpegScanHeader.read(content, frame.get());
      progress.get().accept(header);
      JpegEntropy entropy = new JpegEntropy(file.array(), position, tables, header);
      return entropy.walk(frame.get(), progress.get());
    }

    Report report() throws UnreadablePhotographException {
      JpegFrame read = frame.orElseThrow(() -> damaged("it has no image header"));
      progress.orElseThrow(() -> damaged("it has no image data")).requireComplete();
      segments.describe(read, findings);
      if (garbage > 0) {
        findings.add(
            Finding.warning(
                    FindingCode.PHOTOGRAPH_IRREGULAR,
                    "The JPEG file has bytes that belong to nothing; they are skipped.")
                .with((double) garbage, 0, "By"));
      }
      return new Report(
          read.width(),
          read.height(),
          segments.exif(),
          segments.colourProfile(),
          findings,
          Optional.empty());
    }
  }
}
