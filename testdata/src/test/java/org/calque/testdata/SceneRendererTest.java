package org.calque.testdata;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SceneRendererTest {
  private static final Scene BASE =
      KnownShapes.framed(LesionSpec.blob(3, 2).with(Chalk.white(Outline.blob(1.2, 0.4, 1, 3))), 8)
          .toBuilder()
          .surface(Surface.finger(9, 8))
          .skin(new Skin(2, 1, 0.5, 0, 0.3, 0.3))
          .build();

  private static final byte[] BASE_RGB = SceneRenderer.render(BASE).rgb();

  @Test
  void aDefaultSceneIsAPhotographWithItsTruth() {
    RenderedPhotograph photo =
        SceneRenderer.render(Scene.builder().lesion(LesionSpec.disc(5.0)).build());
    assertEquals(900 * 600 * 3, photo.rgb().length);
    assertEquals("aruco:DICT_4X4_50:10mm", photo.truth().reference());
    assertEquals(20, photo.truth().pxPerMm(), 1e-9);
    assertEquals(20, photo.truth().lesion("L1").pxPerMm(), 1e-9);
  }

  /** Look and geometry are one number each: a change of either is a change of results. */
  @Test
  void theBytesAreThoseOfEveryJdk() {
    assertEquals(CHECKSUM, checksum(SceneRenderer.render(BASE).toJpeg()));
  }

  private static final long CHECKSUM = 1_146_550_517L;

  @Test
  void theNumberOfThreadsChangesNothing() throws Exception {
    Scene scene = Scene.builder().lesion(LesionSpec.disc(5.0)).build();
    byte[] many = SceneRenderer.render(scene).rgb();
    ForkJoinPool single = new ForkJoinPool(1);
    try {
      byte[] one = single.submit(() -> SceneRenderer.render(scene).rgb()).get();
      assertArrayEquals(many, one);
    } finally {
      single.shutdown();
    }
  }

  @Test
  void exposureDoesNotMoveTheTruth() {
    SceneTruth truth = SceneRenderer.truth(BASE);
    Scene dark = BASE.toBuilder().sensor(new Sensor(3, 4, 20, -2, 0.5, 0.4, 0.1, 0.02)).build();
    assertEquals(
        truth.lesion("L1").regions().get(0).areaMm2(),
        SceneRenderer.truth(dark).lesion("L1").regions().get(0).areaMm2());
    assertEquals(truth.planeMapping(), SceneRenderer.truth(dark).planeMapping());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("variations")
  void everyPropertyChangesThePixels(String property, Scene changed) {
    assertFalse(Arrays.equals(BASE_RGB, SceneRenderer.render(changed).rgb()), property);
  }

  static Stream<Arguments> variations() {
    return Stream.of(lesions(), surroundings(), captures()).flatMap(s -> s);
  }

  private static Stream<Arguments> lesions() {
    LesionSpec l = BASE.lesions().get(0);
    Bed b = Bed.granulating();
    Margin m = Margin.mild();
    return Stream.of(
            Arguments.of("kind", l.withKind(LesionSpec.Kind.NODULE)),
            Arguments.of("scar", l.withKind(LesionSpec.Kind.RESIDUAL_SCAR)),
            Arguments.of("place", l.at(0.5, 0)),
            Arguments.of("softness", l.softened(0.1)),
            Arguments.of("slough", l.withBed(new Bed(0.9, b.blood(), 0, 0.5, 0.4))),
            Arguments.of("blood", l.withBed(new Bed(0.2, 0.9, 0, 0.5, 0.4))),
            Arguments.of("crust", l.withBed(new Bed(0.2, 0.1, 0.8, 0.5, 0.4))),
            Arguments.of("wetness", l.withBed(new Bed(0.2, 0.1, 0, 1, 0.4))),
            Arguments.of("depth", l.withBed(new Bed(0.2, 0.1, 0, 0.5, 1.5))),
            Arguments.of("halo width", l.withMargin(new Margin(5, m.halo(), 0.12, 0.1, 0.2))),
            Arguments.of("halo", l.withMargin(new Margin(2, 1, 0.12, 0.1, 0.2))),
            Arguments.of("rim", l.withMargin(new Margin(2, 0.4, 0.4, 0.1, 0.2))),
            Arguments.of("scaling", l.withMargin(new Margin(2, 0.4, 0.12, 0.9, 0.2))),
            Arguments.of("maceration", l.withMargin(new Margin(2, 0.4, 0.12, 0.1, 1))),
            Arguments.of(
                "second piece", l.with(new Chalk(Outline.disc(0.8).movedBy(1, 1), 1, 0.2))),
            Arguments.of("chalk tone", rechalked(l, 0.9, 0.15)),
            Arguments.of("chalk relief", rechalked(l, 0.1, 0.4)))
        .map(a -> lesion((String) a.get()[0], (LesionSpec) a.get()[1]));
  }

  private static LesionSpec rechalked(LesionSpec l, double tone, double relief) {
    return LesionSpec.ulcer(l.outline()).with(new Chalk(l.chalk().get(0).outline(), tone, relief));
  }

  private static Arguments lesion(String property, LesionSpec lesion) {
    return Arguments.of(property, BASE.toBuilder().lesions(java.util.List.of(lesion)).build());
  }

  private static Stream<Arguments> surroundings() {
    return Stream.of(
        Arguments.of("tone", BASE.toBuilder().skin(new Skin(5, 1, 0.5, 0, 0.3, 0.3)).build()),
        Arguments.of("texture", BASE.toBuilder().skin(new Skin(2, 0.2, 0.5, 0, 0.3, 0.3)).build()),
        Arguments.of("creases", BASE.toBuilder().skin(new Skin(2, 1, 1, 0, 0.3, 0.3)).build()),
        Arguments.of("hairs", BASE.toBuilder().skin(new Skin(2, 1, 0.5, 60, 0.3, 0.3)).build()),
        Arguments.of("ridges", BASE.toBuilder().skin(new Skin(2, 1, 0.5, 0, 1, 0.3)).build()),
        Arguments.of("oil", BASE.toBuilder().skin(new Skin(2, 1, 0.5, 0, 0.3, 1)).build()),
        Arguments.of("seed", BASE.toBuilder().seed(77).build()),
        Arguments.of("surface", BASE.toBuilder().surface(Surface.sphere(12)).build()),
        Arguments.of("tip", BASE.toBuilder().surface(Surface.finger(9, 3)).build()),
        Arguments.of("background", BASE.toBuilder().background(Scene.Background.TABLE).build()),
        Arguments.of(
            "marker", BASE.toBuilder().reference(ReferenceSpec.aruco(4, 10, 12, 0)).build()),
        Arguments.of("turn", BASE.toBuilder().reference(BASE.reference().turned(7)).build()),
        Arguments.of("depth", BASE.toBuilder().reference(BASE.reference().below(2)).build()),
        Arguments.of("ruler", BASE.toBuilder().reference(kind(ReferenceSpec.Kind.RULER)).build()),
        Arguments.of("comb", BASE.toBuilder().reference(kind(ReferenceSpec.Kind.COMB)).build()),
        Arguments.of(
            "angle scale",
            BASE.toBuilder().reference(kind(ReferenceSpec.Kind.ANGLE_SCALE)).build()),
        Arguments.of("line", BASE.toBuilder().reference(kind(ReferenceSpec.Kind.LINE)).build()),
        Arguments.of("dot", BASE.toBuilder().reference(kind(ReferenceSpec.Kind.DOT)).build()),
        Arguments.of(
            "square", BASE.toBuilder().reference(kind(ReferenceSpec.Kind.SQUARE)).build()));
  }

  private static ReferenceSpec kind(ReferenceSpec.Kind kind) {
    return ReferenceSpec.of(kind, 10, 8, 0);
  }

  private static Stream<Arguments> captures() {
    Camera c = BASE.camera();
    return Stream.of(
        Arguments.of("distance", BASE.toBuilder().camera(c.atDistance(120)).build()),
        Arguments.of("tilt", BASE.toBuilder().camera(c.tilted(12, 0)).build()),
        Arguments.of("tilt direction", BASE.toBuilder().camera(c.tilted(12, 90)).build()),
        Arguments.of("roll", BASE.toBuilder().camera(c.rolled(9)).build()),
        Arguments.of("distortion", BASE.toBuilder().camera(c.distorted(0.5)).build()),
        Arguments.of("azimuth", light(40, 50, 0.45, 0.06, 0)),
        Arguments.of("elevation", light(-130, 30, 0.45, 0.06, 0)),
        Arguments.of("ambient", light(-130, 50, 0.8, 0.06, 0)),
        Arguments.of("gradient", light(-130, 50, 0.45, 0.5, 0)),
        Arguments.of("shadow", light(-130, 50, 0.45, 0.06, 0.7)),
        Arguments.of("focus", sensor(2, 0, 0, 0, 0, 0.012)),
        Arguments.of("motion", sensor(0.8, 4, 0, 0, 0, 0.012)),
        Arguments.of("exposure", sensor(0.8, 0, -1, 0, 0, 0.012)),
        Arguments.of("warmth", sensor(0.8, 0, 0, 0.7, 0, 0.012)),
        Arguments.of("vignetting", sensor(0.8, 0, 0, 0, 0.6, 0.012)),
        Arguments.of("noise", sensor(0.8, 0, 0, 0, 0.1, 0.05)));
  }

  private static Scene light(double a, double e, double ambient, double gradient, double shadow) {
    return BASE.toBuilder().light(new Light(a, e, ambient, gradient, shadow, 0, 1)).build();
  }

  private static Scene sensor(
      double focus, double motion, double stops, double warmth, double fall, double shot) {
    return BASE.toBuilder()
        .sensor(new Sensor(focus, motion, 30, stops, warmth, fall, shot, 0.0015))
        .build();
  }

  @Test
  void impossiblePropertiesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Skin.ofTone(7));
    assertThrows(IllegalArgumentException.class, () -> Outline.disc(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Encoding.standard().atQuality(0));
    assertThrows(IllegalArgumentException.class, () -> Encoding.standard().turned(9));
    assertThrows(IllegalArgumentException.class, () -> ReferenceSpec.aruco(10, 10, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> LesionSpec.disc(3).softened(0));
    assertThrows(IllegalArgumentException.class, () -> Camera.overhead(900, 600, 20).tilted(80, 0));
    assertThrows(IllegalArgumentException.class, () -> SceneCatalogue.named("no such scene"));
  }

  private static long checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }
}
