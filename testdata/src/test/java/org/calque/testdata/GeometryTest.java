package org.calque.testdata;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class GeometryTest {
  private static final Camera TILTED =
      Camera.overhead(900, 600, 20).atDistance(110).tilted(28, 35).rolled(-17).aimedAt(4, 1);

  @Test
  void theMappingCarriesTheOutlineOntoMillimetres() {
    Scene scene = KnownShapes.blob(6, 3).toBuilder().camera(TILTED).build();
    SceneTruth truth = SceneRenderer.truth(scene);
    RegionTruth ulcer = truth.lesion("L1").region("ulcer").orElseThrow();
    double[] m = truth.planeMapping().stream().mapToDouble(Double::doubleValue).toArray();
    double[][] px = ulcer.outlinePx().get(0).outer();
    double[][] mapped = new double[px.length][];
    for (int i = 0; i < px.length; i++) {
      double w = m[6] * px[i][0] + m[7] * px[i][1] + m[8];
      mapped[i] =
          new double[] {
            (m[0] * px[i][0] + m[1] * px[i][1] + m[2]) / w,
            (m[3] * px[i][0] + m[4] * px[i][1] + m[5]) / w
          };
      assertArrayEquals(ulcer.outlineMm().get(0).outer()[i], mapped[i], 1e-9);
    }
    double area = Math.abs(Polygon.signedArea(mapped));
    assertEquals(1, area / ulcer.areaMm2(), 1e-9);
  }

  @Test
  void distortionIsUndoneBeforeTheMapping() {
    Scene scene = KnownShapes.blob(6, 3).toBuilder().camera(TILTED.distorted(-0.2)).build();
    RegionTruth ulcer = SceneRenderer.truth(scene).lesion("L1").region("ulcer").orElseThrow();
    double area = ulcer.outlineMm().stream().mapToDouble(Polygon::area).sum();
    assertEquals(1, area / ulcer.areaMm2(), 1e-7);
  }

  @Test
  void raysMeetWhatWasProjected() {
    View view = new View(TILTED.distorted(0.1));
    for (Surface surface :
        List.of(Surface.plane(), Surface.cylinder(9), Surface.finger(8, 7), Surface.sphere(15))) {
      Caster caster = new Caster(surface, view);
      Hit hit = new Hit();
      double[] ray = new double[3];
      for (double u = -3; u <= 3; u += 1.5) {
        for (double v = -3; v <= 3; v += 1.5) {
          double[] w = surface.toWorld(u, v);
          double[] px = view.project(w[0], w[1], w[2]);
          view.ray(px[0], px[1], ray);
          caster.cast(ray, hit);
          assertEquals(u, hit.u, 1e-7, surface.toString());
          assertEquals(v, hit.v, 1e-7, surface.toString());
        }
      }
    }
  }

  @Test
  void chartsPreserveAreas() {
    for (Surface surface : List.of(Surface.cylinder(9), Surface.sphere(12))) {
      double e = 1e-4;
      for (double u = -4; u <= 4; u += 2) {
        double[] a = surface.toWorld(u - e, 1.3);
        double[] b = surface.toWorld(u + e, 1.3);
        double[] c = surface.toWorld(u, 1.3 - e);
        double[] d = surface.toWorld(u, 1.3 + e);
        double[] p = {b[0] - a[0], b[1] - a[1], b[2] - a[2]};
        double[] q = {d[0] - c[0], d[1] - c[1], d[2] - c[2]};
        double x = p[1] * q[2] - p[2] * q[1];
        double y = p[2] * q[0] - p[0] * q[2];
        double z = p[0] * q[1] - p[1] * q[0];
        assertEquals(1, Math.sqrt(x * x + y * y + z * z) / (4 * e * e), 1e-6);
      }
    }
  }

  @Test
  void aBentSurfaceHidesArea() {
    Scene flat = KnownShapes.disc(5);
    RegionTruth plane = ulcer(flat);
    RegionTruth cylinder = ulcer(flat.toBuilder().surface(Surface.cylinder(8)).build());
    assertEquals(plane.areaMm2(), plane.projectedAreaMm2(), 1e-9);
    assertEquals(plane.areaMm2(), cylinder.areaMm2(), 1e-9);
    // mean of cos over the disc: 1 - r^2 / (8 R^2) to second order
    double expected = 1 - 2.5 * 2.5 / (8 * 64);
    assertEquals(expected, cylinder.projectedAreaMm2() / cylinder.areaMm2(), 2e-4);
  }

  @Test
  void theReferenceLiesWhereItsTruthSaysInLinearLight() {
    Scene scene = KnownShapes.bare(5, 20).toBuilder().sensor(Sensor.ideal().focused(1.2)).build();
    RenderedPhotograph photo = SceneRenderer.render(scene);
    List<List<Double>> corners = photo.truth().referencePx();
    byte[] rgb = photo.rgb();
    int y = (int) Math.round((corners.get(0).get(1) + corners.get(3).get(1)) / 2);
    int from = (int) Math.round(corners.get(0).get(0)) - 8;
    double white = Srgb.decode(rgb[3 * (y * photo.width() + from)]);
    double black = Srgb.decode(rgb[3 * (y * photo.width() + from + 16)]);
    double sum = 0;
    for (int x = from; x <= from + 16; x++) {
      sum += (Srgb.decode(rgb[3 * (y * photo.width() + x)]) - black) / (white - black);
    }
    assertEquals(corners.get(0).get(0), from + sum - 0.5, 0.03);
  }

  @Test
  void aLineNamesItsEndsInPixels() {
    ReferenceSpec line = ReferenceSpec.of(ReferenceSpec.Kind.LINE, 10, 12, 0);
    String reference =
        SceneRenderer.truth(KnownShapes.disc(5).toBuilder().reference(line).build()).reference();
    assertTrue(reference.matches("line:[0-9.]+,[0-9.]+,[0-9.]+,[0-9.]+=10mm"), reference);
  }

  @Test
  void theMaskCountsTheArea() {
    Scene scene = KnownShapes.chalkInDisc(10, 4);
    SceneTruth truth = SceneRenderer.truth(scene);
    byte[] mask = TruthMask.of(truth, scene.camera().widthPx(), scene.camera().heightPx());
    int[] count = new int[3];
    for (byte label : mask) {
      count[label]++;
    }
    assertEquals(Math.PI * 4, count[2] / 400.0, 0.03);
    assertEquals(Math.PI * 25, (count[1] + count[2]) / 400.0, 0.12);
  }

  @Test
  void aMaskTellsAScarOnlyWhereItIsAskedFor() {
    Scene scene = FoundingCase.month3();
    SceneTruth truth = SceneRenderer.truth(scene);
    int width = scene.camera().widthPx();
    int height = scene.camera().heightPx();
    double pxPerMm = truth.lesion("L1").pxPerMm();
    int closed = 0;
    for (byte label : TruthMask.withClosed(truth, width, height)) {
      closed += label == TruthMask.CLOSED ? 1 : 0;
    }
    double scar = truth.lesion("L1").region("residual_scar").orElseThrow().projectedAreaMm2();
    assertEquals(scar, closed / (pxPerMm * pxPerMm), 0.02 * scar);
    for (byte label : TruthMask.of(truth, width, height)) {
      assertEquals(0, label);
    }
  }

  private static RegionTruth ulcer(Scene scene) {
    return SceneRenderer.truth(scene).lesion("L1").region("ulcer").orElseThrow();
  }
}
