package org.calque.photo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;

/**
 * Scans TIFF, classic and BigTIFF, and decodes it on the way: a strip or tile that does not give
 * exactly its share of the picture is damage.
 *
 * <p>The general decoder is not used: it takes several valid kinds for others and draws them in
 * wrong colours.
 */
final class TiffScan implements FormatScan {
  static final String FORMAT = "TIFF";
  private static final int NEW_SUBFILE_TYPE = 254;
  private static final int COMPRESSION = 259;
  private static final int PHOTOMETRIC = 262;
  private static final int SUB_DIRECTORIES = 330;
  private static final int COLOUR_PROFILE = 34675;
  private static final int DNG_VERSION = 50706;
  private static final Set<Long> RAW_COMPRESSIONS = Set.of(32767L, 34713L, 34892L, 65000L, 65535L);
  private static final Set<Long> RAW_PHOTOMETRICS = Set.of(32803L, 34892L);

  @Override
  public Report scan(byte[] bytes, DecodeLimits limits) throws UnreadablePhotographException {
    ByteWindow file = ByteWindow.bigEndian(FORMAT, bytes);
    TiffDirectory image = TiffDirectory.first(file);
    refuseRaw(image);
    image.requireWhole();
    TiffLayout layout = TiffLayout.read(image, limits);
    byte[] bgr = new TiffPicture(file, layout).decode();
    return new Report(
        layout.width(),
        layout.height(),
        Optional.of(file),
        image.bytes(COLOUR_PROFILE),
        findings(image, layout),
        Optional.of(bgr));
  }

  private static void refuseRaw(TiffDirectory image) throws UnreadablePhotographException {
    boolean raw = image.has(DNG_VERSION) || isRaw(image);
    Optional<TiffDirectory> inner = image.sub(SUB_DIRECTORIES);
    if (inner.isPresent()) {
      raw |= isRaw(inner.get()) || (image.number(NEW_SUBFILE_TYPE, 0) & 1) != 0;
    }
    if (raw) {
      throw ImageFormat.raw();
    }
  }

  private static boolean isRaw(TiffDirectory directory) {
    return RAW_COMPRESSIONS.contains(directory.number(COMPRESSION, 1))
        || RAW_PHOTOMETRICS.contains(directory.number(PHOTOMETRIC, 1));
  }

  private static List<Finding> findings(TiffDirectory image, TiffLayout layout) {
    List<Finding> findings = new ArrayList<>();
    if (image.hasNext()) {
      findings.add(
          Finding.info(
              FindingCode.PHOTOGRAPH_IRREGULAR,
              "The TIFF file has further pages; the first one is used."));
    }
    if (layout.bits() > 8) {
      findings.add(
          Finding.info(
              FindingCode.PHOTOGRAPH_IRREGULAR,
              "The photograph has " + layout.bits() + " bits a channel; the upper 8 are used."));
    }
    if (layout.samples() > layout.colour().channels()) {
      findings.add(
          Finding.info(
              FindingCode.PHOTOGRAPH_IRREGULAR,
              "The photograph has a transparency channel or another extra one; it is ignored."));
    }
    if (layout.colour() == TiffLayout.Colour.CMYK) {
      findings.add(
          Finding.warning(
              FindingCode.PHOTOGRAPH_IRREGULAR,
              "The photograph is stored in CMYK; its colours are approximate."));
    }
    return findings;
  }
}
