package org.calque.photo;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.commons.imaging.FormatCompliance;
import org.apache.commons.imaging.ImagingException;
import org.apache.commons.imaging.bytesource.ByteSource;
import org.apache.commons.imaging.formats.tiff.TiffField;
import org.apache.commons.imaging.formats.tiff.TiffHeader;
import org.apache.commons.imaging.formats.tiff.TiffReader;
import org.apache.commons.imaging.formats.tiff.constants.TiffDirectoryConstants;

/**
 * The wanted entries of an Exif block, read by Commons Imaging: the only place that calls it.
 *
 * <p>Whatever it throws ends here; the entries read before are kept. It copies every value before
 * it shows it, so a block whose entries all point at the same bytes would take far more memory than
 * it has bytes, and directories that point at each other far more time. The reading therefore ends
 * where the values together exceed the block, as those of no honest block do, and sees two
 * directories only: that of the image and that of the exposure.
 */
final class ExifEntries {
  private static final int EXPOSURE_POINTER = 0x8769;
  private static final int LARGEST_COPY = 1 << 20;
  private static final int MOST_ENTRIES = 4096;
  private static final int LONGEST_VALUE = 1 << 16;

  private final Map<Integer, Object> values;
  private final boolean damaged;

  private ExifEntries(Map<Integer, Object> values, boolean damaged) {
    this.values = values;
    this.damaged = damaged;
  }

  /**
   * Reads a block that begins with a TIFF header; never fails.
   *
   * @param imageTags what is wanted of the image's directory
   * @param exposureTags what is wanted of the exposure's directory
   */
  static ExifEntries read(ByteWindow block, Set<Integer> imageTags, Set<Integer> exposureTags) {
    Collector collector = new Collector(block.length(), imageTags, exposureTags);
    boolean failed = false;
    try {
      new TiffReader(false).read(source(block), FormatCompliance.getDefault(), collector);
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      failed = true;
    }
    return new ExifEntries(collector.values, failed || collector.isDamaged());
  }

  /** A whole file is used where it lies, a part of one is copied. */
  private static ByteSource source(ByteWindow block) {
    byte[] all = block.array();
    int from = block.arrayOffset();
    boolean whole = from == 0 && block.length() == all.length;
    int to = from + Math.min(block.length(), LARGEST_COPY);
    return ByteSource.array(whole ? all : Arrays.copyOfRange(all, from, to));
  }

  /** Whether the block cannot be read, or not in full. */
  boolean damaged() {
    return damaged;
  }

  /** The text of an entry up to its first zero. */
  Optional<String> text(int tag) {
    Object value = values.get(tag);
    if (value instanceof String[] texts && texts.length > 0) {
      return Optional.ofNullable(texts[0]);
    }
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** The first value of a numeric entry, where it is above 0 and below a million. */
  OptionalDouble positive(int tag) {
    double number = number(tag, Double.NaN);
    return number > 0 && number < 1e6 ? OptionalDouble.of(number) : OptionalDouble.empty();
  }

  /** The first value of a numeric entry. */
  double number(int tag, double otherwise) {
    Object value = values.get(tag);
    if (value instanceof Number[] numbers && numbers.length > 0) {
      return numbers[0].doubleValue();
    }
    if (value instanceof short[] numbers && numbers.length > 0) {
      return numbers[0];
    }
    if (value instanceof int[] numbers && numbers.length > 0) {
      return numbers[0];
    }
    return value instanceof Number number ? number.doubleValue() : otherwise;
  }

  /** Keeps the wanted entries and stops what no camera writes. */
  private static final class Collector implements TiffReader.Listener {
    private final Map<Integer, Object> values = new HashMap<>();
    private final Set<Integer> imageTags;
    private final Set<Integer> exposureTags;
    private long bytesLeft;
    private int entriesLeft = MOST_ENTRIES;
    private int nextEntry;
    private boolean exposureStated;
    private boolean exposureRead;
    private boolean unreadable;

    Collector(long bytes, Set<Integer> imageTags, Set<Integer> exposureTags) {
      this.bytesLeft = bytes;
      this.imageTags = imageTags;
      this.exposureTags = exposureTags;
    }

    @Override
    public boolean setTiffHeader(TiffHeader header) {
      return true;
    }

    @Override
    public boolean addField(TiffField field) {
      boolean image = field.getDirectoryType() == TiffDirectoryConstants.DIRECTORY_TYPE_ROOT;
      if (!image && field.getDirectoryType() != TiffDirectoryConstants.DIRECTORY_TYPE_EXIF) {
        return false; // position, thumbnail, further pages
      }
      unreadable |= field.getSortHint() != nextEntry; // one before it was skipped
      nextEntry = field.getSortHint() + 1;
      bytesLeft -= field.getBytesLength();
      if (--entriesLeft < 0 || bytesLeft < 0) {
        unreadable = true;
        return false;
      }
      exposureStated |= image && field.getTag() == EXPOSURE_POINTER;
      if ((image ? imageTags : exposureTags).contains(field.getTag())) {
        keep(field);
      }
      return true;
    }

    private void keep(TiffField field) {
      if (field.getCount() > LONGEST_VALUE) {
        unreadable = true;
        return;
      }
      try {
        values.putIfAbsent(field.getTag(), field.getValue());
      } catch (ImagingException e) {
        unreadable = true;
      }
    }

    @Override
    public boolean addDirectory(org.apache.commons.imaging.formats.tiff.TiffDirectory directory) {
      exposureRead |= directory.type == TiffDirectoryConstants.DIRECTORY_TYPE_EXIF;
      nextEntry = 0;
      return !exposureRead;
    }

    @Override
    public boolean readOffsetDirectories() {
      return true;
    }

    @Override
    public boolean readImageData() {
      return false;
    }

    boolean isDamaged() {
      return unreadable || exposureStated != exposureRead;
    }
  }
}
