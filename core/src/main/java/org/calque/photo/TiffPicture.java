package org.calque.photo;

/** Decodes the strips or tiles of one TIFF page into blue, green and red bytes. */
final class TiffPicture {
  private static final int BGR = 3;

  private final ByteWindow file;
  private final TiffLayout layout;
  private final boolean bigEndian;
  private final byte[] bgr;

  TiffPicture(ByteWindow file, TiffLayout layout) {
    this.file = file;
    this.layout = layout;
    this.bigEndian = file.startsWith(0, "MM");
    this.bgr = new byte[layout.width() * layout.height() * BGR];
  }

  /** The whole picture as stored, row by row. */
  byte[] decode() throws UnreadablePhotographException {
    int columns = layout.segmentColumns();
    int perPlane = columns * layout.segmentRows();
    for (int segment = 0; segment < perPlane; segment++) {
      int x = segment % columns * layout.segmentWidth();
      int y = segment / columns * layout.segmentHeight();
      int rows =
          layout.segmentWidth() == layout.width()
              ? Math.min(layout.segmentHeight(), layout.height() - y)
              : layout.segmentHeight();
      if (layout.compression() == TiffLayout.JPEG) {
        jpeg(segment, x, y);
      } else {
        byte[][] planes = new byte[layout.planar() ? layout.samples() : 1][];
        for (int p = 0; p < planes.length; p++) {
          planes[p] = samples(segment + p * perPlane, rows);
        }
        paint(planes, x, y);
      }
    }
    return bgr;
  }

  private ByteWindow stored(int segment, long needed) throws UnreadablePhotographException {
    long offset = layout.offsets()[segment];
    long size = segment < layout.sizes().length ? layout.sizes()[segment] : 0;
    if (size == 0) {
      boolean plain = layout.compression() == TiffLayout.NONE;
      size = plain ? needed : Math.max(0, file.length() - offset);
    }
    if (offset < 8 || size < 1 || !file.has(offset, size)) {
      throw damaged("it ends before the image does");
    }
    return file.slice(offset, size);
  }

  private byte[] samples(int segment, int rows) throws UnreadablePhotographException {
    int rowBytes = layout.rowBytes();
    long needed = (long) rows * rowBytes;
    byte[] samples =
        TiffCompression.decompress(
            layout.compression(), stored(segment, needed), needed, layout.reversed());
    if (layout.differences()) {
      for (int row = 0; row < rows; row++) {
        undoDifferences(samples, row * rowBytes, rowBytes);
      }
    }
    return samples;
  }

  private void undoDifferences(byte[] data, int from, int size) {
    int step = layout.samplesInSegment();
    if (layout.bits() == 8) {
      for (int i = from + step; i < from + size; i++) {
        data[i] += data[i - step];
      }
      return;
    }
    int high = bigEndian ? 0 : 1;
    for (int i = from + 2 * step; i + 1 < from + size; i += 2) {
      int left = i - 2 * step;
      int sum =
          (((data[i + high] & 0xff) << 8) | (data[i + 1 - high] & 0xff))
              + (((data[left + high] & 0xff) << 8) | (data[left + 1 - high] & 0xff));
      data[i + high] = (byte) (sum >> 8);
      data[i + 1 - high] = (byte) sum;
    }
  }

  private void paint(byte[][] planes, int x, int y) throws UnreadablePhotographException {
    int columns = Math.min(layout.segmentWidth(), layout.width() - x);
    int rows = Math.min(layout.segmentHeight(), layout.height() - y);
    int[] pixel = new int[layout.colour().channels()];
    for (int row = 0; row < rows; row++) {
      int to = ((y + row) * layout.width() + x) * BGR;
      for (int column = 0; column < columns; column++, to += BGR) {
        for (int c = 0; c < pixel.length; c++) {
          pixel[c] =
              layout.planar()
                  ? sample(planes[c], row, column)
                  : sample(planes[0], row, column * layout.samples() + c);
        }
        put(pixel, to);
      }
    }
  }

  /** One sample; 8 bits unless it is a palette index. */
  private int sample(byte[] data, int row, int index) {
    int bits = layout.bits();
    int from = row * layout.rowBytes();
    if (bits == 8) {
      return data[from + index] & 0xff;
    }
    boolean palette = layout.colour() == TiffLayout.Colour.PALETTE;
    if (bits == 16 || bits == 32 || bits == 24) {
      int size = bits / 8;
      int at = from + index * size;
      int top = data[bigEndian ? at : at + size - 1] & 0xff;
      return palette ? (top << 8) | (data[bigEndian ? at + 1 : at] & 0xff) : top;
    }
    long value = 0;
    long bit = (long) index * bits;
    for (int i = 0; i < bits; i++, bit++) {
      value = (value << 1) | ((data[from + (int) (bit >> 3)] >> (7 - (int) (bit & 7))) & 1);
    }
    if (palette) {
      return (int) value;
    }
    return bits > 8 ? (int) (value >> (bits - 8)) : (int) (value * 255 / ((1 << bits) - 1));
  }

  private void put(int[] pixel, int to) {
    switch (layout.colour()) {
      case GREY -> set(to, pixel[0], pixel[0], pixel[0]);
      case INVERTED_GREY -> set(to, 255 - pixel[0], 255 - pixel[0], 255 - pixel[0]);
      case PALETTE -> {
        int size = 1 << layout.bits();
        byte[] table = layout.palette();
        set(to, table[pixel[0]], table[size + pixel[0]], table[2 * size + pixel[0]]);
      }
      case CMYK -> {
        int light = 255 - pixel[3];
        set(to, ink(pixel[0], light), ink(pixel[1], light), ink(pixel[2], light));
      }
      default -> set(to, pixel[0], pixel[1], pixel[2]);
    }
  }

  private static int ink(int amount, int light) {
    return ((255 - amount) * light + 127) / 255;
  }

  private void set(int to, int red, int green, int blue) {
    bgr[to] = (byte) blue;
    bgr[to + 1] = (byte) green;
    bgr[to + 2] = (byte) red;
  }

  private void jpeg(int segment, int x, int y) throws UnreadablePhotographException {
    ByteWindow data = stored(segment, 0);
    UprightDecoder.Pixels part = TiffJpeg.decode(data, layout);
    int columns = Math.min(part.width(), layout.width() - x);
    int rows = Math.min(part.height(), layout.height() - y);
    if (columns < Math.min(layout.segmentWidth(), layout.width() - x)
        || rows < Math.min(layout.segmentHeight(), layout.height() - y)) {
      throw damaged("one of its strips or tiles is too small");
    }
    for (int row = 0; row < rows; row++) {
      System.arraycopy(
          part.bgr(),
          row * part.width() * BGR,
          bgr,
          ((y + row) * layout.width() + x) * BGR,
          columns * BGR);
    }
  }

  private static UnreadablePhotographException damaged(String what) {
    return UnreadablePhotographException.damaged(TiffScan.FORMAT, what);
  }
}
