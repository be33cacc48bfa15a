package org.calque.segment;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.calque.geometry.ImagePoint;
import org.calque.internal.raster.LinearImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A disc of 20 px that a network proposes as extrusion, in an ulcer of 58 px on skin. */
class ExtrusionSignsTest {
  private static final int SIZE = 128;
  private static final double MIDDLE = (SIZE - 1) / 2.0;
  private static final double ULCER_PX = 58;
  private static final double DISC_PX = 20;

  /** A floor of thin slough, whose colour could be that of skin. */
  private static final int[] FLOOR = {196, 158, 108};

  private static final int[] SLOUGH = {200, 175, 120};
  private static final int[] CLOTH = {220, 200, 40};

  /** Light, brown and dark skin in sRGB, and what is as white on it as extrusion is. */
  private enum Skin {
    LIGHT(new int[] {214, 170, 146}, new int[] {238, 234, 225}),
    BROWN(new int[] {160, 112, 84}, new int[] {205, 192, 170}),
    DARK(new int[] {92, 62, 50}, new int[] {160, 155, 147});

    private final int[] skin;
    private final int[] white;

    Skin(int[] skin, int[] white) {
      this.skin = skin;
      this.white = white;
    }
  }

  private static double away(int i) {
    return Math.hypot(i % SIZE - MIDDLE, i / SIZE - MIDDLE);
  }

  /** What the network says: so sure in the middle of the disc, so sure at its rim. */
  private static TissueMap map(double middle, double rim) {
    float[] planes = new float[3 * SIZE * SIZE];
    for (int i = 0; i < SIZE * SIZE; i++) {
      planes[i] = away(i) < ULCER_PX ? 1 : 0;
      double disc = away(i) < Math.sqrt(0.6) * DISC_PX ? middle : rim;
      planes[SIZE * SIZE + i] = away(i) < DISC_PX ? (float) disc : 0;
    }
    ImagePoint centre = new ImagePoint(MIDDLE, MIDDLE);
    return new TissueMap(SquareView.about(centre, SIZE, SIZE), planes, List.of(0.5, 0.6, 0.5));
  }

  /** What the photograph shows; gains of red and blue in 8-bit values tint its light. */
  private static LinearImage light(int[] disc, int[] skin, double red, double blue) {
    byte[] bgr = new byte[3 * SIZE * SIZE];
    for (int i = 0; i < SIZE * SIZE; i++) {
      int[] colour = away(i) < DISC_PX ? disc : away(i) < ULCER_PX ? FLOOR : skin;
      bgr[3 * i] = (byte) Math.round(blue * colour[2]);
      bgr[3 * i + 1] = (byte) colour[1];
      bgr[3 * i + 2] = (byte) Math.min(255, Math.round(red * colour[0]));
    }
    return LinearImage.ofBgr(bgr, SIZE, SIZE, 0, 0);
  }

  private static boolean suffice(TissueMap map, LinearImage light) {
    double[] circle = new double[2 * 64];
    for (int i = 0; i < 64; i++) {
      circle[2 * i] = MIDDLE + DISC_PX * Math.cos(2 * Math.PI * i / 64);
      circle[2 * i + 1] = MIDDLE + DISC_PX * Math.sin(2 * Math.PI * i / 64);
    }
    return new ExtrusionSigns(map, light).suffice(circle);
  }

  @ParameterizedTest
  @EnumSource(Skin.class)
  void whatIsYellowerThanSkinMustBeSurerThanWhatIsWhite(Skin tone) {
    TissueMap fairly = map(0.83, 0.55);
    assertTrue(suffice(fairly, light(tone.white, tone.skin, 1, 1)), "white");
    assertFalse(suffice(fairly, light(SLOUGH, tone.skin, 1, 1)), "yellow");
    assertTrue(suffice(map(0.95, 0.95), light(SLOUGH, tone.skin, 1, 1)), "surely so, and yellow");
  }

  @ParameterizedTest
  @CsvSource({"1, 0.85", "1.05, 0.75", "0.9, 1.05"})
  void warmAndColdLightChangesNothing(double red, double blue) {
    TissueMap fairly = map(0.83, 0.55);
    assertTrue(suffice(fairly, light(Skin.LIGHT.white, Skin.LIGHT.skin, red, blue)), "white");
    assertFalse(suffice(fairly, light(SLOUGH, Skin.LIGHT.skin, red, blue)), "yellow");
  }

  @Test
  void aProposalThatIsUnsureOnTheWholeIsNone() {
    assertFalse(suffice(map(0.83, 0.3), light(Skin.LIGHT.white, Skin.LIGHT.skin, 1, 1)));
    assertTrue(suffice(map(0.97, 0.3), light(Skin.LIGHT.white, Skin.LIGHT.skin, 1, 1)));
  }

  @Test
  void aProposalWhoseIntervalWouldIncludeNoneIsNone() {
    assertFalse(suffice(map(0.81, 0.81), light(Skin.LIGHT.white, Skin.LIGHT.skin, 1, 1)));
  }

  @Test
  void withoutSkinToCompareWithNothingIsWhite() {
    assertFalse(suffice(map(0.83, 0.55), light(Skin.LIGHT.white, CLOTH, 1, 1)));
    assertTrue(suffice(map(0.95, 0.95), light(Skin.LIGHT.white, CLOTH, 1, 1)));
  }
}
