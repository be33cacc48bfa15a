package org.calque.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Profiles are applied as the platform's colour management would. */
class ColourProfileTest {
  /** Colorants adapted to D50, as the profiles of these names state them. */
  private static final double[][] P3 = {
    {0.51512, 0.2412, -0.00105}, {0.29198, 0.69225, 0.04189}, {0.1571, 0.06657, 0.78407}
  };

  private static final double[][] ADOBE = {
    {0.60974, 0.31111, 0.01947}, {0.20528, 0.62567, 0.06087}, {0.14919, 0.06322, 0.74457}
  };

  private static final double[][] SRGB = {
    {0.43607, 0.22249, 0.01392}, {0.38515, 0.71687, 0.09708}, {0.14307, 0.06061, 0.7141}
  };

  private static final byte[] SRGB_CURVE =
      para(3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045);
  private static final byte[] GAMMA_2_2 = curv(563);

  private static byte[] para(int kind, double... values) {
    ByteBuffer tag = ByteBuffer.allocate(12 + 4 * values.length);
    tag.put(ascii("para")).putInt(0).putShort((short) kind).putShort((short) 0);
    for (double value : values) {
      tag.putInt((int) Math.rint(value * 65536));
    }
    return tag.array();
  }

  private static byte[] curv(int... values) {
    ByteBuffer tag = ByteBuffer.allocate((12 + 2 * values.length + 3) / 4 * 4);
    tag.put(ascii("curv")).putInt(0).putInt(values.length);
    for (int value : values) {
      tag.putShort((short) value);
    }
    return tag.array();
  }

  private static byte[] sampled(double gamma, int count) {
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = (int) Math.rint(65535 * Math.pow(i / (count - 1.0), gamma));
    }
    return curv(values);
  }

  private static byte[] xyz(double... values) {
    ByteBuffer tag = ByteBuffer.allocate(20).put(ascii("XYZ ")).putInt(0);
    for (double value : values) {
      tag.putInt((int) Math.rint(value * 65536));
    }
    return tag.array();
  }

  private static byte[] text(String name) {
    ByteBuffer tag = ByteBuffer.allocate((12 + name.length() + 1 + 78 + 3) / 4 * 4);
    return tag.put(ascii("desc")).putInt(0).putInt(name.length() + 1).put(ascii(name)).array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] profile(String space, Object... namesAndTags) {
    int count = namesAndTags.length / 2;
    int size = 132 + 12 * count;
    for (int i = 1; i < namesAndTags.length; i += 2) {
      size += ((byte[]) namesAndTags[i]).length;
    }
    ByteBuffer icc = ByteBuffer.allocate(size);
    icc.putInt(size).putInt(0).putInt(0x02400000).put(ascii("mntr")).put(ascii(space));
    icc.put(ascii("XYZ ")).position(36).put(ascii("acsp"));
    icc.position(68).putInt(63190).putInt(65536).putInt(54061);
    icc.position(128).putInt(count);
    int at = 132 + 12 * count;
    for (int i = 0; i < namesAndTags.length; i += 2) {
      byte[] tag = (byte[]) namesAndTags[i + 1];
      icc.put(ascii((String) namesAndTags[i])).putInt(at).putInt(tag.length);
      at += tag.length;
    }
    for (int i = 1; i < namesAndTags.length; i += 2) {
      icc.put((byte[]) namesAndTags[i]);
    }
    return icc.array();
  }

  private static byte[] rgb(String name, double[][] colorants, byte[] curve) {
    return profile(
        "RGB ",
        "desc",
        text(name),
        "wtpt",
        xyz(0.9642, 1, 0.8249),
        "rXYZ",
        xyz(colorants[0]),
        "gXYZ",
        xyz(colorants[1]),
        "bXYZ",
        xyz(colorants[2]),
        "rTRC",
        curve,
        "gTRC",
        curve,
        "bTRC",
        curve);
  }

  private static List<Finding> apply(byte[] profile, byte[] bgr) {
    return ColourProfile.apply(ByteWindow.bigEndian("JPEG", profile), bgr);
  }

  static Stream<Arguments> profiles() {
    return Stream.of(
        Arguments.of("Display P3", rgb("Display P3", P3, SRGB_CURVE)),
        Arguments.of("Adobe RGB", rgb("Adobe RGB", ADOBE, GAMMA_2_2)),
        Arguments.of("sampled", rgb("sampled", ADOBE, sampled(1.8, 64))),
        Arguments.of("two kinds", rgb("two kinds", P3, para(1, 2, 0.95, 0.05))));
  }

  /** Colours of skin and ulcers; those outside sRGB are clipped by both sides alike. */
  @ParameterizedTest
  @MethodSource("profiles")
  void coloursAreThoseOfThePlatformsColourManagement(String name, byte[] profile) {
    ICC_ColorSpace space = new ICC_ColorSpace(ICC_Profile.getInstance(profile));
    SplittableRandom random = new SplittableRandom(7);
    int moved = 0;
    for (int i = 0; i < 500; i++) {
      int red = 60 + random.nextInt(180);
      int green = (int) (red * (0.35 + 0.6 * random.nextDouble()));
      int blue = (int) (red * (0.35 + 0.6 * random.nextDouble()));
      byte[] bgr = {(byte) blue, (byte) green, (byte) red};
      List<Finding> findings = apply(profile, bgr);
      assertEquals(FindingCode.COLOURS_CONVERTED, findings.get(0).code());
      assertTrue(findings.get(0).message().contains("'" + name + "'"), findings.toString());
      float[] expected = space.toRGB(new float[] {red / 255f, green / 255f, blue / 255f});
      assertEquals(255 * expected[0], bgr[2] & 0xff, 1.6);
      assertEquals(255 * expected[1], bgr[1] & 0xff, 1.6);
      assertEquals(255 * expected[2], bgr[0] & 0xff, 1.6);
      moved += Math.abs((bgr[2] & 0xff) - red) > 3 ? 1 : 0;
    }
    assertTrue(moved > 100, "the profile changes next to nothing: " + moved);
  }

  @Test
  void thePlatformsOwnSrgbProfileChangesNothing() {
    byte[] own = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    for (byte[] profile : List.of(own, rgb("another name", SRGB, SRGB_CURVE))) {
      byte[] bgr = {10, 100, (byte) 200};
      assertEquals(List.of(), apply(profile, bgr));
      assertArrayEquals(new byte[] {10, 100, (byte) 200}, bgr);
    }
  }

  @Test
  void greysOfAnotherGammaBecomeThoseOfSrgb() {
    byte[] bgr = {128 - 256, 128 - 256, 128 - 256};
    apply(profile("GRAY", "desc", text("grey"), "kTRC", curv(256)), bgr);
    int expected = (int) Math.rint(255 * (1.055 * Math.pow(128 / 255.0, 1 / 2.4) - 0.055));
    for (byte value : bgr) {
      assertEquals(expected, value & 0xff, 1);
    }
  }

  @Test
  void coloursOutsideSrgbAreClippedAndCounted() {
    byte[] bgr = {0, (byte) 255, 0, 50, 50, 50};
    Finding finding = apply(rgb("Display P3", P3, SRGB_CURVE), bgr).get(0);
    assertEquals(0.5, finding.reading().orElseThrow().value(), 1e-12);
    assertArrayEquals(new byte[] {50, 50, 50}, java.util.Arrays.copyOfRange(bgr, 3, 6));
    assertEquals(0, bgr[2]);
  }

  static Stream<byte[]> notApplied() {
    double[][] noWhite = {{0.1, 0.1, 0.1}, {0.1, 0.1, 0.1}, {0.1, 0.1, 0.1}};
    byte[] whole = rgb("cut", P3, SRGB_CURVE);
    return Stream.of(
        new byte[0],
        new byte[128],
        java.util.Arrays.copyOf(whole, whole.length - 30),
        java.util.Arrays.copyOf(whole, 140),
        rgb("no white", noWhite, SRGB_CURVE),
        rgb("falling", P3, curv(65535, 0)),
        rgb("flat", P3, curv(30000, 30000)),
        rgb("unknown curve", P3, para(9, 1, 1)),
        rgb("not a number", P3, para(1, -3, 0, 0)),
        rgb("huge", P3, curv(65535)),
        profile("RGB ", "desc", text("tables"), "A2B0", new byte[64]),
        profile("CMYK", "desc", text("inks"), "A2B0", new byte[64]),
        profile("GRAY", "desc", text("no curve")));
  }

  @ParameterizedTest
  @MethodSource("notApplied")
  void whatIsBrokenOrOfTablesIsSaidAndLeavesThePixels(byte[] profile) {
    byte[] bgr = {10, 100, (byte) 200};
    List<Finding> findings = apply(profile, bgr);
    assertEquals(FindingCode.PHOTOGRAPH_IRREGULAR, findings.get(0).code());
    assertTrue(findings.get(0).message().endsWith("taken as sRGB."), findings.toString());
    assertArrayEquals(new byte[] {10, 100, (byte) 200}, bgr);
  }
}
