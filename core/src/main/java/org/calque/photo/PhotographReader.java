package org.calque.photo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.internal.opencv.OpenCv;

/**
 * Reads a photograph from a file or its bytes: the only place where photographs enter.
 *
 * <p>In this order: the format by its first bytes, the size against the limits, the whole file for
 * damage, the allow-listed metadata, the hash, and only then the pixels, turned upright once and
 * taken from their own colour profile to sRGB. Immutable and safe for any thread.
 */
public final class PhotographReader {
  private final DecodeLimits limits;

  /** A reader with the standard limits. */
  public PhotographReader() {
    this(DecodeLimits.standard());
  }

  /** A reader with other limits. */
  public PhotographReader(DecodeLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /**
   * Loads the native libraries, which the first photograph would wait for; the second and later
   * calls do nothing. Nobody needs to call it.
   *
   * @throws IllegalStateException if they cannot be loaded
   */
  public static void prepare() {
    OpenCv.load();
  }

  /**
   * Reads a file.
   *
   * @throws UnreadablePhotographException if there is no such file, it is no photograph of a format
   *     that is read, it is too large, or it is damaged; the message does not contain the path
   */
  public Photograph read(Path file) throws UnreadablePhotographException {
    return read(bytes(file));
  }

  /**
   * Reads the bytes of a file.
   *
   * @param bytes the whole file; not changed, and not kept
   * @throws UnreadablePhotographException if they are no photograph of a format that is read, too
   *     large, or damaged
   */
  public Photograph read(byte[] bytes) throws UnreadablePhotographException {
    try {
      return decode(bytes);
    } catch (OutOfMemoryError e) {
      throw new UnreadablePhotographException(
          "The photograph needs more memory than there is; give Java more (-Xmx) or export a"
              + " smaller copy.",
          e);
    }
  }

  private Photograph decode(byte[] bytes) throws UnreadablePhotographException {
    limits.checkFileSize(bytes.length);
    ImageFormat.Known format = ImageFormat.of(bytes);
    FormatScan.Report report = format.scan().scan(bytes, limits);
    Exif exif = report.exif().map(Exif::read).orElseGet(Exif::none);
    String sha256 = sha256(bytes);
    UprightDecoder.Pixels pixels =
        UprightDecoder.decode(format.name(), bytes, report, exif.orientation());
    List<Finding> findings = findings(report, exif);
    report
        .colourProfile()
        .map(p -> ColourProfile.apply(p, pixels.bgr()))
        .ifPresent(findings::addAll);
    return Photograph.owning(
        pixels.width(), pixels.height(), pixels.bgr(), exif.metadata(), sha256, findings);
  }

  private static List<Finding> findings(FormatScan.Report report, Exif exif) {
    List<Finding> findings = new ArrayList<>(report.findings());
    if (exif.damaged()) {
      findings.add(
          Finding.info(
              FindingCode.PHOTOGRAPH_IRREGULAR,
              "The photograph's Exif data are damaged; they are ignored in part."));
    }
    if (report.colourProfile().isEmpty() && exif.otherColours()) {
      findings.add(
          Finding.info(
              FindingCode.PHOTOGRAPH_IRREGULAR,
              "The camera states colours other than sRGB, such as Adobe RGB; they are taken as"
                  + " sRGB."));
    }
    return findings;
  }

  private byte[] bytes(Path file) throws UnreadablePhotographException {
    if (Files.isDirectory(file)) {
      throw new UnreadablePhotographException(
          "A folder was given instead of a photograph; name the files in it.");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new UnreadablePhotographException("This is not a file; name a photograph.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      limits.checkFileSize(Files.size(file));
      return in.readNBytes((int) limits.maxFileBytes() + 1);
    } catch (NoSuchFileException e) {
      throw new UnreadablePhotographException("There is no such file; check its name.", e);
    } catch (IOException e) {
      throw new UnreadablePhotographException(
          "The file cannot be opened; check that it may be read and that its disk is connected.",
          e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
