package org.calque.compare.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.calque.calibrate.CalibratedPhotograph;
import org.calque.calibrate.Calibrator;
import org.calque.calibrate.PlaneCalibration;
import org.calque.calibrate.ScaleReference;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.geometry.PlanePoint;
import org.calque.photo.Photograph;
import org.calque.photo.PhotographReader;
import org.calque.testdata.LesionSpec;
import org.calque.testdata.Light;
import org.calque.testdata.Scene;
import org.calque.testdata.SceneCatalogue;
import org.calque.testdata.SceneRenderer;
import org.calque.testdata.SceneTruth;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The founding case: week 0 and month 2 differ in pose, distance, light, camera and lesion. */
class RegistrarTest {
  private static final Registrar REGISTRAR = new Registrar();
  private static Visit before = visit(smaller(SceneCatalogue.named("founding-week-0")));
  private static Visit after = visit(smaller(SceneCatalogue.named("founding-month-2")));

  private record Visit(VisitPhotograph photograph, SceneTruth truth) {}

  @BeforeAll
  static void render() {
    before = visit(smaller(SceneCatalogue.named("founding-week-0")));
    after = visit(smaller(SceneCatalogue.named("founding-month-2")));
  }

  /** At three quarters of the scale, which is quicker. */
  private static Scene smaller(Scene scene) {
    var c = scene.camera();
    return scene.toBuilder()
        .camera(
            new org.calque.testdata.Camera(
                3 * c.widthPx() / 4,
                3 * c.heightPx() / 4,
                0.75 * c.pxPerMm(),
                c.distanceMm(),
                c.tiltDeg(),
                c.tiltDirectionDeg(),
                c.rollDeg(),
                c.aimXMm(),
                c.aimYMm(),
                0))
        .build();
  }

  private static Visit visit(Scene scene) {
    try {
      var rendered = SceneRenderer.render(scene);
      Photograph photograph = new PhotographReader().read(rendered.toJpeg());
      ScaleReference reference = ScaleReference.parse(rendered.truth().reference());
      var outcome = new Calibrator().calibrate(photograph, List.of(reference));
      PlaneCalibration plane =
          ((Outcome.Obtained<CalibratedPhotograph>) outcome).value().calibration();
      List<Double> b = rendered.truth().lesions().get(0).regions().get(0).box();
      ImageBox box = new ImageBox(b.get(0), b.get(1), b.get(2), b.get(3));
      return new Visit(
          new VisitPhotograph(
              photograph,
              Optional.of(plane.mapping()),
              box,
              List.of(ImageOutline.of(box.corners())),
              List.of(plane.reference().footprint())),
          rendered.truth());
    } catch (org.calque.photo.UnreadablePhotographException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Registration registered(VisitPhotograph first, VisitPhotograph second) {
    Outcome<Registration> outcome = REGISTRAR.register(first, second);
    if (outcome instanceof Outcome.Obtained<Registration> obtained) {
      return obtained.value();
    }
    throw new AssertionError("refused: " + outcome.findings());
  }

  /** The largest distance in mm, around the lesion, from where the skin truly went. */
  private static double worst(Registration registration) {
    PlaneMapping first = mapping(before.truth());
    PlaneMapping second = mapping(after.truth());
    ImageBox box = before.photograph().lesion();
    double worst = 0;
    for (int i = 0; i < 16; i++) {
      double a = 2 * Math.PI * i / 16;
      double r = 0.6 * Math.max(box.width(), box.height());
      ImagePoint p =
          new ImagePoint(box.centre().x() + r * Math.cos(a), box.centre().y() + r * Math.sin(a));
      ImagePoint there = registration.toFollowUp(p);
      PlanePoint u = first.toPlane(p);
      PlanePoint v = second.toPlane(there);
      worst = Math.max(worst, Math.hypot(u.x() - v.x(), u.y() - v.y()));
      assertEquals(0, registration.toBaseline(there).distanceTo(p), 0.05, "there and back");
    }
    return worst;
  }

  private static PlaneMapping mapping(SceneTruth truth) {
    double[] numbers = truth.planeMapping().stream().mapToDouble(d -> d).toArray();
    return PlaneMapping.of(numbers, new double[81]);
  }

  @Test
  void laysTheFollowUpOnTheBaselineOverPoseAndLight() {
    Registration registration = registered(before.photograph(), after.photograph());
    double worst = worst(registration);
    assertTrue(worst < 0.3, "worst " + worst + " mm around a lesion of 3 mm");
    assertTrue(registration.residualMm().orElse(9) < 0.2);
  }

  @Test
  void isTheSameEveryTime() {
    Registration once = registered(before.photograph(), after.photograph());
    Registration again = registered(before.photograph(), after.photograph());
    ImagePoint p = before.photograph().lesion().centre();
    assertEquals(once.toFollowUp(p), again.toFollowUp(p));
  }

  @Test
  void anotherSkinIsRefused() {
    Scene other = smaller(SceneCatalogue.named("founding-month-2")).toBuilder().seed(4711).build();
    Outcome<Registration> outcome =
        REGISTRAR.register(before.photograph(), visit(other).photograph());
    assertInstanceOf(Outcome.Refused.class, outcome);
    assertEquals(FindingCode.REGISTRATION_FAILED, outcome.findings().get(0).code());
  }

  @Test
  void theLimbIsFollowedNotTheRoomBehindIt() {
    ImagePoint middle = before.photograph().lesion().centre();
    int moved = 60;
    Registration registration = registered(limbBeforeARoom(0), limbBeforeARoom(moved));
    ImagePoint there = registration.toFollowUp(middle);
    assertEquals(middle.x() + moved, there.x(), 2);
    assertEquals(middle.y(), there.y(), 2);
  }

  @Test
  void anAlignmentThatLaysTheLesionElsewhereIsRefused() {
    VisitPhotograph room = limbBeforeARoom(0);
    ImageBox box = room.lesion();
    ImageBox elsewhere = new ImageBox(box.x0() + 200, box.y0(), box.x1() + 200, box.y1());
    VisitPhotograph other =
        new VisitPhotograph(
            room.photograph(),
            Optional.empty(),
            elsewhere,
            List.of(ImageOutline.of(elsewhere.corners())),
            List.of());
    Outcome<Registration> outcome = REGISTRAR.register(room, other);
    assertInstanceOf(Outcome.Refused.class, outcome);
    assertTrue(outcome.findings().get(0).message().contains("beside the lesion"));
  }

  /** A strip about the lesion, so many pixels to the right, before skin that stays where it is. */
  private static VisitPhotograph limbBeforeARoom(int moved) {
    Photograph limb = before.photograph().photograph();
    Photograph room =
        visit(smaller(SceneCatalogue.named("founding-week-0")).toBuilder().seed(4711).build())
            .photograph()
            .photograph();
    ImageBox box = before.photograph().lesion();
    int half = (int) (1.6 * Math.max(box.width(), box.height()));
    int left = (int) box.centre().x() - half;
    byte[] pixels = room.bgr();
    byte[] strip = limb.bgr();
    for (int row = 0; row < limb.height(); row++) {
      int from = 3 * (row * limb.width() + left);
      System.arraycopy(strip, from, pixels, from + 3 * moved, 3 * 2 * half);
    }
    ImageBox there = new ImageBox(box.x0() + moved, box.y0(), box.x1() + moved, box.y1());
    Photograph photograph =
        Photograph.ofPixels(limb.width(), limb.height(), pixels, limb.metadata(), limb.sha256());
    return new VisitPhotograph(
        photograph, Optional.empty(), there, List.of(ImageOutline.of(there.corners())), List.of());
  }

  @Test
  void skinWithoutDetailIsRefused() {
    Scene flat =
        org.calque.testdata.KnownShapes.framed(LesionSpec.disc(4), 20).toBuilder()
            .skin(org.calque.testdata.Skin.flat(2))
            .light(Light.even())
            .build();
    VisitPhotograph visit = visit(flat).photograph();
    Scene turned = flat.toBuilder().camera(flat.camera().rolled(15)).seed(9).build();
    assertInstanceOf(Outcome.Refused.class, REGISTRAR.register(visit, visit(turned).photograph()));
  }
}
