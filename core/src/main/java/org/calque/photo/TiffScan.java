package org.calque.photo;

import java.util.List;
import java.util.Optional;

/** Scans TIFF: directories, strips and tiles inside the file. */
final class TiffScan implements FormatScan {
  @Override
  public Report scan(byte[] bytes, DecodeLimits limits) throws UnreadablePhotographException {
    ByteWindow file = ByteWindow.bigEndian("TIFF", bytes);
    TiffDirectory image = TiffDirectory.first(file);
    long width = image.number(256, 0);
    long height = image.number(257, 0);
    limits.checkSize("TIFF", width, height);
    return new Report((int) width, (int) height, Optional.of(file), Optional.empty(), List.of());
  }
}
