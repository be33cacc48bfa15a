package org.calque.photo;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Undoes the compressions of TIFF strips and tiles; too few bytes are damage. */
final class TiffCompression {
  private TiffCompression() {}

  /** Exactly {@code needed} bytes; further ones, which some writers add, are left out. */
  static byte[] decompress(int compression, ByteWindow stored, long needed, boolean reversed)
      throws UnreadablePhotographException {
    refuseImplausible(compression, stored.length(), needed);
    byte[] from =
        Arrays.copyOfRange(
            stored.array(), stored.arrayOffset(), stored.arrayOffset() + stored.length());
    if (reversed) {
      for (int i = 0; i < from.length; i++) {
        from[i] = (byte) (Integer.reverse(from[i]) >>> 24);
      }
    }
    byte[] to = new byte[(int) needed];
    int count =
        switch (compression) {
          case TiffLayout.NONE -> copy(from, to);
          case TiffLayout.PACK_BITS -> packBits(from, to);
          case TiffLayout.LZW -> new TiffLzw(from, to).decode();
          default -> inflate(from, to);
        };
    if (count < to.length) {
      throw damaged("its image data end before the image does");
    }
    return to;
  }

  /** No compression here makes more than some 1400 bytes from one, so less cannot be enough. */
  private static void refuseImplausible(int compression, long stored, long needed)
      throws UnreadablePhotographException {
    long most = compression == TiffLayout.NONE ? 1 : 4000;
    if (needed > Integer.MAX_VALUE - 8 || needed > stored * most) {
      throw damaged("its image data end before the image does");
    }
  }

  private static int copy(byte[] from, byte[] to) {
    int count = Math.min(from.length, to.length);
    System.arraycopy(from, 0, to, 0, count);
    return count;
  }

  private static int packBits(byte[] from, byte[] to) {
    int at = 0;
    int count = 0;
    while (at + 1 < from.length && count < to.length) {
      int head = from[at++];
      if (head >= 0) {
        int run = Math.min(head + 1, Math.min(from.length - at, to.length - count));
        System.arraycopy(from, at, to, count, run);
        at += head + 1;
        count += run;
      } else if (head != -128) {
        int run = Math.min(1 - head, to.length - count);
        Arrays.fill(to, count, count + run, from[at++]);
        count += run;
      }
    }
    return count;
  }

  private static int inflate(byte[] from, byte[] to) throws UnreadablePhotographException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(from);
      int count = 0;
      int more;
      while (count < to.length && (more = inflater.inflate(to, count, to.length - count)) > 0) {
        count += more;
      }
      // one more byte makes the inflater read, and check, the checksum behind the data
      inflater.inflate(new byte[1]);
      return count;
    } catch (DataFormatException e) {
      throw UnreadablePhotographException.damaged(
          TiffScan.FORMAT, "its image data do not decompress", e);
    } finally {
      inflater.end();
    }
  }

  static UnreadablePhotographException damaged(String what) {
    return UnreadablePhotographException.damaged(TiffScan.FORMAT, what);
  }
}
