package org.calque.testdata;

import java.util.List;

/**
 * The radiance of one pixel before lens and sensor. One instance per thread: it owns scratch.
 *
 * <p>Shares (skin, floor, chalk, ink) are averaged over the pixel by supersampling wherever an edge
 * may cross it; colours are evaluated once, at the pixel's centre.
 */
final class PixelShader {
  private final Scene scene;
  private final View view;
  private final List<LesionField> lesions;
  private final Caster caster;
  private final SkinShader skinShader;
  private final FloorShader floorShader;
  private final Illumination illumination;
  private final ReferencePixel reference;
  private final BackgroundShader background;

  private final double[] ray = new double[3];
  private final double[] offsetRay = new double[3];
  private final double[] scratch = new double[3];
  private final double[] rgb = new double[3];
  private final double[] layer = new double[3];
  private final double[] shares = new double[2];
  private final double[] steps = new double[4];
  private final Hit hit = new Hit();
  private final Hit right = new Hit();
  private final Hit below = new Hit();
  private final Material skin = new Material();
  private final Material floor = new Material();

  PixelShader(Scene scene, View view, List<LesionField> lesions) {
    this.scene = scene;
    this.view = view;
    this.lesions = lesions;
    this.caster = new Caster(scene.surface(), view);
    this.skinShader = new SkinShader(scene, lesions);
    this.floorShader = new FloorShader(scene);
    this.illumination = new Illumination(scene.light());
    this.reference = new ReferencePixel(scene.reference(), view);
    this.background = new BackgroundShader(scene, view, illumination);
  }

  /** Writes the linear colour of the pixel (x, y) to {@code out} at {@code index}. */
  void shade(int x, int y, float[][] out, int index) {
    rgb[0] = 0;
    rgb[1] = 0;
    rgb[2] = 0;
    view.ray(x, y, ray);
    double paper = reference.paper(x, y, ray);
    if (paper > 0) {
      reference.add(x, y, paper, illumination, ray, rgb);
    }
    if (paper < 1) {
      body(x, y, 1 - paper);
    }
    for (int c = 0; c < 3; c++) {
      out[c][index] = (float) rgb[c];
    }
  }

  private void body(int x, int y, double weight) {
    caster.cast(ray, hit);
    if (hit.cover < 1) {
      background.add(ray, weight * (1 - hit.cover), rgb);
    }
    if (hit.cover <= 0) {
      return;
    }
    layer[0] = 0;
    layer[1] = 0;
    layer[2] = 0;
    surface(x, y);
    double ink = reference.penInk(x, y, ray);
    for (int c = 0; c < 3; c++) {
      double value = ink > 0 ? Numeric.mix(layer[c], 0.25 * layer[c], ink) : layer[c];
      rgb[c] += weight * hit.cover * value;
    }
  }

  /**
   * Writes floor and chalk (radiance times share; the share last), and the radiance of the skin
   * without its share: the layers of a composite.
   */
  void layers(int x, int y, double[] floorAndShare, double[] skinAlone) {
    view.ray(x, y, ray);
    caster.cast(ray, hit);
    java.util.Arrays.fill(layer, 0);
    double skinShare = lesions(x, y);
    System.arraycopy(layer, 0, floorAndShare, 0, 3);
    floorAndShare[3] = 1 - skinShare;
    java.util.Arrays.fill(skinAlone, 0);
    illumination.add(skin, hit, ray, 1, skinAlone);
  }

  /** Distance in mm of the last pixel from the nearest lesion's contour, negative inside. */
  double distanceToLesion() {
    double nearest = Double.MAX_VALUE;
    for (LesionField lesion : lesions) {
      nearest = Math.min(nearest, lesion.distance(hit.u, hit.v));
    }
    return nearest;
  }

  private void surface(int x, int y) {
    double skinShare = lesions(x, y);
    illumination.add(skin, hit, ray, skinShare, layer);
  }

  /** Prepares the skin, adds all lesions to the layer and returns the share left to the skin. */
  private double lesions(int x, int y) {
    skinShader.shade(hit.u, hit.v, skin, scratch);
    double skinShare = 1;
    double reach = 3 / scene.camera().pxPerMm();
    boolean stepsKnown = false;
    for (LesionField lesion : lesions) {
      if (!lesion.mayCover(hit.u, hit.v, reach)) {
        continue;
      }
      if (!stepsKnown) {
        pixelSteps(x, y);
        stepsKnown = true;
      }
      PixelShares.of(lesion, hit.u, hit.v, steps, shares);
      skinShare -= lesion(lesion, Math.max(0, skinShare));
    }
    castShadow();
    return Math.max(0, skinShare);
  }

  /** Adds floor and chalk; returns the share of the pixel that they take. */
  private double lesion(LesionField lesion, double available) {
    double whole = Math.min(shares[0], available);
    double chalk = Math.min(shares[1], whole);
    if (whole <= 0) {
      return 0;
    }
    if (whole > chalk) {
      floorShader.floor(lesion, hit.u, hit.v, skin, floor, scratch);
      double e = 0.12 + 0.4 * lesion.chalkReliefMm;
      double shade =
          lesion.chalkShare(
              hit.u + e * illumination.towardsX(), hit.v + e * illumination.towardsY());
      floor.darken(1 - 0.45 * shade);
      illumination.add(floor, hit, ray, whole - chalk, layer);
    }
    if (chalk > 0) {
      floorShader.chalk(lesion, hit.u, hit.v, floor, scratch);
      illumination.add(floor, hit, ray, chalk, layer);
    }
    return whole;
  }

  private void castShadow() {
    for (LesionField lesion : lesions) {
      if (lesion.chalkReliefMm > 0 && lesion.mayCover(hit.u, hit.v, 1)) {
        double e = 0.5 * lesion.chalkReliefMm;
        double shade =
            lesion.chalkShare(
                hit.u + e * illumination.towardsX(), hit.v + e * illumination.towardsY());
        skin.darken(1 - 0.3 * shade);
      }
    }
  }

  /** The chart's change over one pixel to the right and one down. */
  private void pixelSteps(int x, int y) {
    view.ray(x + 0.5, y, offsetRay);
    caster.cast(offsetRay, right);
    view.ray(x, y + 0.5, offsetRay);
    caster.cast(offsetRay, below);
    steps[0] = right.cover > 0 ? 2 * (right.u - hit.u) : 0;
    steps[1] = right.cover > 0 ? 2 * (right.v - hit.v) : 0;
    steps[2] = below.cover > 0 ? 2 * (below.u - hit.u) : 0;
    steps[3] = below.cover > 0 ? 2 * (below.v - hit.v) : 0;
  }
}
