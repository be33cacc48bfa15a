package org.calque.photo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;

/** Scans PNG: chunk lengths and checksums, and that the image data inflate to the stated size. */
final class PngScan implements FormatScan {
  private static final String FORMAT = "PNG";
  private static final int SIGNATURE_BYTES = 8;
  private static final int CHUNK_OVERHEAD = 12;
  private static final long LARGEST_PROFILE = 1 << 22;
  private static final int SRGB_GAMMA = 45455;
  private static final int GAMMA_TOLERANCE = 2300;

  @Override
  public Report scan(byte[] bytes, DecodeLimits limits) throws UnreadablePhotographException {
    ByteWindow file = ByteWindow.bigEndian(FORMAT, bytes);
    PngHeader header = PngHeader.read(file, limits);
    State state = new State(header);
    try {
      long at = SIGNATURE_BYTES;
      while (!state.ended) {
        at = chunk(file, at, state);
      }
    } finally {
      state.inflater.end();
    }
    return state.report();
  }

  /** Checks one chunk and returns the offset of the next. */
  private static long chunk(ByteWindow file, long at, State state)
      throws UnreadablePhotographException {
    if (!file.has(at, CHUNK_OVERHEAD)) {
      throw damaged("it ends before its last chunk");
    }
    long size = file.u32(at);
    String type = file.latin1(at + 4, 4);
    if (size > Integer.MAX_VALUE || !file.has(at, size + CHUNK_OVERHEAD)) {
      throw damaged("it ends inside its image data or another chunk");
    }
    CRC32 crc = new CRC32();
    crc.update(file.array(), (int) at + 4, (int) size + 4);
    if (crc.getValue() != file.u32(at + 8 + size)) {
      throw damaged("the checksum of its '" + printable(type) + "' chunk is wrong");
    }
    state.accept(type, file.slice(at + 8, size));
    return at + size + CHUNK_OVERHEAD;
  }

  private static String printable(String type) {
    return type.replaceAll("[^A-Za-z]", "?");
  }

  private static UnreadablePhotographException damaged(String what) {
    return UnreadablePhotographException.damaged(FORMAT, what);
  }

  /** What was met so far in one file. */
  private static final class State {
    private final PngHeader header;
    private final PngRows rows;
    private final Inflater inflater = new Inflater();
    private final byte[] scratch = new byte[1 << 16];
    private final List<Finding> findings = new ArrayList<>();
    private Optional<ByteWindow> exif = Optional.empty();
    private Optional<ByteWindow> profile = Optional.empty();
    private boolean headerSeen;
    private boolean paletteSeen;
    private boolean dataSeen;
    private boolean dataClosed;
    private boolean standardColour;
    private long gamma = SRGB_GAMMA;
    private boolean ended;

    State(PngHeader header) {
      this.header = header;
      this.rows = new PngRows(header.passes());
    }

    void accept(String type, ByteWindow content) throws UnreadablePhotographException {
      dataClosed |= dataSeen && !type.equals("IDAT");
      switch (type) {
        case "IHDR" -> once();
        case "PLTE" -> palette(content);
        case "IDAT" -> data(content);
        case "IEND" -> ended = true;
        case "tRNS" -> transparent();
        case "eXIf" -> exif = Optional.of(content);
        case "iCCP" -> profile = inflateProfile(content);
        case "sRGB" -> standardColour = true;
        case "gAMA" -> gamma = content.u32(0);
        case "acTL" ->
            throw UnreadablePhotographException.unsupported(
                "is an animated PNG, not one photograph");
        default -> refuseCritical(type);
      }
    }

    private void once() throws UnreadablePhotographException {
      if (headerSeen) {
        throw damaged("it has two headers");
      }
      headerSeen = true;
    }

    private void palette(ByteWindow content) throws UnreadablePhotographException {
      if (paletteSeen || dataSeen || content.length() % 3 != 0 || content.length() > 768) {
        throw damaged("its palette is out of place or of a wrong length");
      }
      paletteSeen = true;
    }

    private void transparent() {
      findings.add(transparency());
    }

    private static void refuseCritical(String type) throws UnreadablePhotographException {
      if (Character.isUpperCase(type.charAt(0))) {
        throw damaged("it has an unknown chunk '" + printable(type) + "'");
      }
    }

    private void data(ByteWindow content) throws UnreadablePhotographException {
      if (dataClosed) {
        throw damaged("its image data are interrupted");
      }
      if (header.usesPalette() && !paletteSeen) {
        throw damaged("its palette is missing");
      }
      dataSeen = true;
      inflater.setInput(content.array(), content.arrayOffset(), content.length());
      try {
        int count;
        while (!inflater.finished() && ((count = inflater.inflate(scratch)) > 0)) {
          rows.accept(scratch, count);
        }
      } catch (DataFormatException e) {
        throw UnreadablePhotographException.damaged(FORMAT, "its image data do not decompress", e);
      }
    }

    private Optional<ByteWindow> inflateProfile(ByteWindow content)
        throws UnreadablePhotographException {
      int name = content.latin1(0, Math.min(content.length(), 80)).indexOf(0);
      if (name < 0 || !content.has(name + 2L, 1)) {
        return Optional.empty();
      }
      Inflater compressed = new Inflater();
      try {
        compressed.setInput(
            content.array(), content.arrayOffset() + name + 2, content.length() - name - 2);
        byte[] raw = new byte[(int) Math.min(LARGEST_PROFILE, 64L * content.length())];
        int count = compressed.inflate(raw);
        return Optional.of(ByteWindow.bigEndian("ICC", raw).slice(0, count));
      } catch (DataFormatException e) {
        return Optional.empty();
      } finally {
        compressed.end();
      }
    }

    Report report() throws UnreadablePhotographException {
      if (!dataSeen || !rows.complete() || !inflater.finished()) {
        throw damaged("its image data end before the image does");
      }
      if (header.hasAlpha()) {
        findings.add(transparency());
      }
      if (header.bitDepth() == 16) {
        findings.add(
            Finding.info(
                FindingCode.PHOTOGRAPH_IRREGULAR,
                "The photograph has 16 bits a channel; the upper 8 are used."));
      }
      if (!standardColour && profile.isEmpty() && Math.abs(gamma - SRGB_GAMMA) > GAMMA_TOLERANCE) {
        findings.add(
            Finding.warning(
                FindingCode.PHOTOGRAPH_IRREGULAR,
                "The PNG file states a gamma other than that of sRGB; it is not applied."));
      }
      return new Report(header.width(), header.height(), exif, profile, findings, Optional.empty());
    }
  }

  private static Finding transparency() {
    return Finding.info(
        FindingCode.PHOTOGRAPH_IRREGULAR,
        "The photograph has a transparency channel; it is ignored.");
  }
}
