package org.calque.exchange;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.segment.Prompt;
import org.calque.segment.Tissue;

/**
 * Reads one ImageJ ROI file: a header of 64 bytes, big-endian, then the coordinates, first whole
 * numbers relative to the bounding box, then, at sub-pixel resolution, the same points as floats
 * relative to the image. ImageJ's (0, 0) is the corner of the top-left pixel, ours its centre.
 */
final class ImageJRoi {
  static final byte[] MAGIC = {'I', 'o', 'u', 't'};

  private static final int HEADER = 64;
  private static final int VERSION = 4;
  private static final int TYPE = 6;
  private static final int TOP = 8;
  private static final int LEFT = 10;
  private static final int BOTTOM = 12;
  private static final int RIGHT = 14;
  private static final int COUNT = 16;
  private static final int PRECISE_BOX = 18;
  private static final int LONG_COUNT = 18;
  private static final int COMPOSITE_SIZE = 36;
  private static final int SUBTYPE = 48;
  private static final int OPTIONS = 50;
  private static final int ARC_SIZE = 54;

  private static final int SPLINE = 1;
  private static final int SUB_PIXEL = 128;
  private static final int FIRST_SUB_PIXEL_VERSION = 222;
  private static final int FIRST_PRECISE_BOX_VERSION = 223;
  private static final int TEXT = 1;
  private static final int PICTURE = 4;

  /** Whole coordinates below this are large unsigned ones. */
  private static final int LOWEST_SIGNED = -5000;

  private static final double HALF_PIXEL = 0.5;
  private static final int OVAL_POINTS = 360;

  private static final List<String> TYPES =
      List.of(
          "polygon",
          "rectangle",
          "oval",
          "line",
          "freehand line",
          "segmented line",
          "empty selection",
          "freehand outline",
          "traced outline",
          "angle",
          "point selection");

  private final ByteBuffer bytes;
  private final String name;

  ImageJRoi(byte[] bytes, String name) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN);
    this.name = name;
  }

  Prompt.Trace trace() throws UnreadableOutlineException {
    if (bytes.limit() < HEADER) {
      throw new UnreadableOutlineException(
          name + " ends after " + bytes.limit() + " bytes, inside its header.");
    }
    refuseWhatHasNoOutline();
    RingBuilder ring =
        switch (type()) {
          case "rectangle" -> rectangle();
          case "oval" -> oval();
          default -> polygon();
        };
    List<ImagePoint> open = ring.open();
    ImageOutline outline =
        open.size() < RingBuilder.TRIANGLE
            ? ImageOutline.EMPTY
            : ImageOutline.of(open).union(ImageOutline.EMPTY);
    if (outline.isEmpty()) {
      throw new UnreadableOutlineException(
          name + ": the " + type() + " of this ImageJ ROI encloses nothing.");
    }
    return new Prompt.Trace(Map.of(Tissue.ULCER, outline), name);
  }

  private void refuseWhatHasNoOutline() throws UnreadableOutlineException {
    if (bytes.getInt(COMPOSITE_SIZE) > 0) {
      throw refusal("composite selection", "save each part as a ROI of its own");
    }
    switch (type()) {
      case "polygon", "freehand outline", "traced outline", "oval" -> {}
      case "rectangle" -> {
        int subtype = bytes.getShort(SUBTYPE);
        if (subtype == TEXT || subtype == PICTURE) {
          throw refusal("text or picture overlay", "draw an outline");
        }
        if (bytes.getShort(ARC_SIZE) > 0) {
          throw refusal("rounded rectangle", "draw a polygon or an oval");
        }
      }
      default -> throw refusal(type(), "draw a polygon, freehand or oval selection");
    }
    if ((options() & SPLINE) != 0) {
      throw refusal("fitted spline", "turn it into points with Edit > Selection > Interpolate");
    }
  }

  private UnreadableOutlineException refusal(String what, String instead) {
    return new UnreadableOutlineException(
        name + " is an ImageJ ROI that holds a " + what + ", not one outline; " + instead + ".");
  }

  private String type() {
    int type = bytes.get(TYPE);
    return type >= 0 && type < TYPES.size() ? TYPES.get(type) : "selection of unknown type";
  }

  private int options() {
    return bytes.getShort(OPTIONS);
  }

  private boolean isSubPixel(int firstVersion) {
    return (options() & SUB_PIXEL) != 0 && bytes.getShort(VERSION) >= firstVersion;
  }

  private int whole(int offset) {
    short signed = bytes.getShort(offset);
    return signed < LOWEST_SIGNED ? Short.toUnsignedInt(signed) : signed;
  }

  /** Left, top, right and bottom in ImageJ's coordinates. */
  private double[] box() {
    if (isSubPixel(FIRST_PRECISE_BOX_VERSION)) {
      double left = bytes.getFloat(PRECISE_BOX);
      double top = bytes.getFloat(PRECISE_BOX + Float.BYTES);
      double width = bytes.getFloat(PRECISE_BOX + 2 * Float.BYTES);
      double height = bytes.getFloat(PRECISE_BOX + 3 * Float.BYTES);
      return new double[] {left, top, left + width, top + height};
    }
    return new double[] {whole(LEFT), whole(TOP), whole(RIGHT), whole(BOTTOM)};
  }

  private RingBuilder rectangle() throws UnreadableOutlineException {
    double[] box = box();
    RingBuilder ring = new RingBuilder();
    add(ring, box[0], box[1]);
    add(ring, box[2], box[1]);
    add(ring, box[2], box[3]);
    add(ring, box[0], box[3]);
    return ring;
  }

  /** Points on a slightly larger ellipse, so that the polygon has the area of the oval. */
  private RingBuilder oval() throws UnreadableOutlineException {
    double[] box = box();
    double step = 2 * Math.PI / OVAL_POINTS;
    double grown = Math.sqrt(step / StrictMath.sin(step)) / 2;
    RingBuilder ring = new RingBuilder();
    for (int i = 0; i < OVAL_POINTS; i++) {
      double x = (box[0] + box[2]) / 2 + grown * (box[2] - box[0]) * StrictMath.cos(i * step);
      double y = (box[1] + box[3]) / 2 + grown * (box[3] - box[1]) * StrictMath.sin(i * step);
      add(ring, x, y);
    }
    return ring;
  }

  private RingBuilder polygon() throws UnreadableOutlineException {
    int count = Short.toUnsignedInt(bytes.getShort(COUNT));
    count = count == 0 ? bytes.getInt(LONG_COUNT) : count;
    if (count < 0 || count > OutlineReader.MAX_POINTS) {
      throw new UnreadableOutlineException(
          name + " claims " + count + " points; up to " + OutlineReader.MAX_POINTS + " are read.");
    }
    boolean subPixel = isSubPixel(FIRST_SUB_PIXEL_VERSION);
    int needed = HEADER + count * 2 * (subPixel ? Short.BYTES + Float.BYTES : Short.BYTES);
    if (bytes.limit() < needed) {
      throw new UnreadableOutlineException(
          name + " ends after " + bytes.limit() + " of the " + needed + " bytes of its points.");
    }
    RingBuilder ring = new RingBuilder();
    int floats = HEADER + count * 2 * Short.BYTES;
    for (int i = 0; i < count; i++) {
      if (subPixel) {
        add(
            ring,
            bytes.getFloat(floats + i * Float.BYTES),
            bytes.getFloat(floats + (count + i) * Float.BYTES));
      } else {
        add(
            ring,
            whole(LEFT) + whole(HEADER + i * Short.BYTES),
            whole(TOP) + whole(HEADER + (count + i) * Short.BYTES));
      }
    }
    return ring;
  }

  private void add(RingBuilder ring, double x, double y) throws UnreadableOutlineException {
    if (!RingBuilder.isCoordinate(x) || !RingBuilder.isCoordinate(y)) {
      throw new UnreadableOutlineException(
          name + " holds the point (" + x + ", " + y + "), which is no place in a photograph.");
    }
    ring.add(x - HALF_PIXEL, y - HALF_PIXEL);
  }
}
