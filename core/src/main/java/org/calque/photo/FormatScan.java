package org.calque.photo;

import java.util.List;
import java.util.Optional;
import org.calque.evidence.Finding;

/**
 * Reads a file of one format from its first to its last byte, in general without decoding it.
 *
 * <p>A scan refuses what is cut off, contradicts itself or is of a kind that cannot be decoded
 * faithfully, so that what follows may trust the bytes. Implementations are stateless.
 */
sealed interface FormatScan permits JpegScan, PngScan, TiffScan, BmpScan, WebpScan {
  /** Scans the whole file; the size is checked against the limits before anything else is read. */
  Report scan(byte[] bytes, DecodeLimits limits) throws UnreadablePhotographException;

  /**
   * What a scan learned.
   *
   * @param width the number of columns as stored, before orientation
   * @param height the number of rows as stored, before orientation
   * @param exif the block that holds orientation and capture metadata, beginning with a TIFF header
   * @param colourProfile the embedded ICC profile
   * @param findings what is irregular but harmless
   * @param bgr the pixels as stored, three bytes each, where the scan had to decode them anyway
   */
  record Report(
      int width,
      int height,
      Optional<ByteWindow> exif,
      Optional<ByteWindow> colourProfile,
      List<Finding> findings,
      Optional<byte[]> bgr) {
    public Report {
      findings = List.copyOf(findings);
    }
  }
}
