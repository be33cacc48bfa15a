package org.calque.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.calque.segment.Prompt;

/**
 * Reads an outline that a reader drew in another program: GeoJSON in pixels or an ImageJ ROI. The
 * content decides which, not the file's name. Immutable and safe for any thread.
 *
 * <p>GeoJSON: a Feature, a FeatureCollection or a Polygon or MultiPolygon alone, coordinates in
 * pixels of the upright photograph with the centre of the top-left pixel at (0, 0); the property
 * {@code kind} names the tissue, ulcer where there is none. ImageJ: an area selection, whose
 * corner-based coordinates are shifted by half a pixel; it is an ulcer.
 */
public final class OutlineReader {
  static final int MAX_BYTES = 16 << 20;
  static final int MAX_POINTS = 200_000;

  private static final byte[] ZIP = {'P', 'K'};

  /** The outlines of a file. */
  public Prompt.Trace read(Path file) throws UnreadableOutlineException {
    Path last = file.getFileName();
    String name = last == null ? file.toString() : last.toString();
    if (Files.isDirectory(file)) {
      throw new UnreadableOutlineException(name + " is a folder, not an outline file.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(in.readNBytes(MAX_BYTES + 1), name);
    } catch (NoSuchFileException e) {
      throw new UnreadableOutlineException(file + " is not there.", e);
    } catch (IOException e) {
      throw new UnreadableOutlineException(file + " cannot be opened: " + e.getMessage() + ".", e);
    }
  }

  /**
   * The outlines of a file's bytes.
   *
   * @param bytes the whole file
   * @param name the file's name, for the trace and for what is wrong
   */
  public Prompt.Trace read(byte[] bytes, String name) throws UnreadableOutlineException {
    if (bytes.length > MAX_BYTES) {
      throw new UnreadableOutlineException(
          name + " is larger than " + (MAX_BYTES >> 20) + " MB, too large for an outline.");
    }
    if (startsWith(bytes, ImageJRoi.MAGIC)) {
      return new ImageJRoi(bytes, name).trace();
    }
    if (startsWith(bytes, ZIP)) {
      throw new UnreadableOutlineException(
          name + " is an archive; give each .roi file of it as a trace of its own.");
    }
    return new GeoJsonOutlines(name).trace(bytes);
  }

  private static boolean startsWith(byte[] bytes, byte[] magic) {
    return bytes.length >= magic.length
        && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
  }
}
