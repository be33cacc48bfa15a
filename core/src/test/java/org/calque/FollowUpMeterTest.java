package org.calque;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.calque.calibrate.PlaneCalibration;
import org.calque.calibrate.ScaleReference;
import org.calque.compare.registration.Registration;
import org.calque.compare.registration.VisitPhotograph;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.evidence.Severity;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.measure.LesionMeasurement;
import org.calque.measure.LesionMeasurerOptions;
import org.calque.measure.LesionSurface;
import org.calque.measure.RegionMeasurement;
import org.calque.photo.Photograph;
import org.calque.photo.PhotographReader;
import org.calque.photo.UnreadablePhotographException;
import org.calque.quantity.Length;
import org.calque.segment.AppearanceSegmenter;
import org.calque.segment.Prompt;
import org.calque.segment.Tissue;
import org.calque.testdata.Camera;
import org.calque.testdata.LesionSpec;
import org.calque.testdata.ReferenceSpec;
import org.calque.testdata.RenderedPhotograph;
import org.calque.testdata.Scene;
import org.calque.testdata.SceneCatalogue;
import org.calque.testdata.SceneRenderer;
import org.calque.testdata.SizeClass;
import org.calque.testdata.StudyScenes;
import org.junit.jupiter.api.Test;

/** The founding case on two days, another patient, and a trial's patient seen from elsewhere. */
class FollowUpMeterTest {
  private static final double OTHER_MM = 3;
  private static final double BESIDE_MM = 8;
  private static final double PLACE_PX = 5;
  private static final LesionMeter METER =
      new LesionMeter(
          new LesionMeterOptions(
              new AppearanceSegmenter(),
              new LesionMeasurerOptions(new LesionSurface.Plane(), Length.ofMillimetres(0))));

  /** The first day's lesions and photograph. */
  private record Baseline(List<LesionMeasurement> lesions, VisitPhotograph photograph) {}

  private static final Baseline BASELINE = measured(founding("week-0"));

  private static final StudyScenes TRIAL = new StudyScenes(20261122);
  private static final Baseline OF_TRIAL = measured(SceneRenderer.render(scene(0)));

  private static Scene scene(int week) {
    return TRIAL.scene(new StudyScenes.Shot(1, true, week, 1));
  }

  /** The trial's patient four weeks later, 24 px/mm. */
  private static FollowUp later(int widthMm, int heightMm, double aimX, double aimY, double markX) {
    Scene later =
        scene(4).toBuilder()
            .reference(ReferenceSpec.aruco(0, 10, markX, 0))
            .camera(
                Camera.overhead(24 * widthMm, 24 * heightMm, 24)
                    .aimedAt(aimX, aimY)
                    .atDistance(220)
                    .rolled(8))
            .build();
    return ofTrial(SceneRenderer.render(later));
  }

  private static FollowUp ofTrial(RenderedPhotograph rendered) {
    return new FollowUpMeter(METER)
        .measure(photograph(rendered), scale(rendered), OF_TRIAL.photograph(), OF_TRIAL.lesions());
  }

  private static RenderedPhotograph founding(String visit) {
    return SceneRenderer.render(SceneCatalogue.named("founding-" + visit));
  }

  private static Photograph photograph(RenderedPhotograph rendered) {
    try {
      return new PhotographReader().read(rendered.toJpeg());
    } catch (UnreadablePhotographException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<ScaleReference> scale(RenderedPhotograph rendered) {
    return List.of(ScaleReference.parse(rendered.truth().reference()));
  }

  /** The baseline, by a box, and what is no skin in it. */
  private static Baseline measured(RenderedPhotograph before) {
    List<Double> b = before.truth().lesions().get(0).region("ulcer").orElseThrow().box();
    ImageBox box = new ImageBox(b.get(0), b.get(1), b.get(2), b.get(3));
    Assessment assessment =
        METER.measure(photograph(before), scale(before), List.of(new Prompt.Box(box)));
    PlaneCalibration plane = assessment.calibration().orElseThrow();
    return new Baseline(
        assessment.lesions(),
        new VisitPhotograph(
            assessment.photograph(),
            Optional.of(plane.mapping()),
            box,
            List.of(ImageOutline.of(box.corners())),
            List.of(plane.reference().footprint())));
  }

  @Test
  void theLesionIsFoundAgainByTheSkinAroundIt() {
    RenderedPhotograph now = founding("month-2");
    Assessment again =
        new FollowUpMeter(METER)
            .measure(photograph(now), scale(now), BASELINE.photograph(), BASELINE.lesions())
            .assessment();
    assertEquals(List.of("L1"), again.lesions().stream().map(LesionMeasurement::id).toList());
    RegionMeasurement ulcer = again.lesions().get(0).region(Tissue.ULCER).orElseThrow();
    double truth = now.truth().lesions().get(0).region("ulcer").orElseThrow().projectedAreaMm2();
    assertEquals(1, ulcer.area().value().squareMillimetres() / truth, 0.15);
  }

  @Test
  void aHealedLesionIsNoVisibleOneWithADetectionLimit() {
    RenderedPhotograph now = founding("month-3");
    FollowUp healed =
        new FollowUpMeter(METER)
            .measure(photograph(now), scale(now), BASELINE.photograph(), BASELINE.lesions());
    registered(healed);
    RegionMeasurement ulcer =
        healed.assessment().lesions().get(0).region(Tissue.ULCER).orElseThrow();
    assertEquals(0, ulcer.area().value().squareMillimetres());
    assertTrue(ulcer.area().interval95().high().squareMillimetres() > 0.1);
    assertTrue(
        healed.assessment().findings().stream()
            .anyMatch(f -> f.code() == FindingCode.LESION_NOT_VISIBLE));
    assertTrue(
        healed.assessment().findings().stream()
            .noneMatch(f -> f.code() == FindingCode.LESION_ELSEWHERE));
  }

  @Test
  void aLesionThatIsSeenElsewhereOnlyIsSaid() {
    LesionSpec lesion = scene(4).lesions().get(0);
    Scene beside =
        scene(4).toBuilder()
            .lesions(List.of(lesion.at(lesion.xMm() - BESIDE_MM, lesion.yMm())))
            .build();
    RenderedPhotograph rendered = SceneRenderer.render(beside);
    FollowUp followUp = ofTrial(rendered);
    registered(followUp);
    RegionMeasurement ulcer =
        followUp.assessment().lesions().get(0).region(Tissue.ULCER).orElseThrow();
    assertEquals(0, ulcer.area().value().squareMillimetres());
    Finding said =
        followUp.assessment().findings().stream()
            .filter(f -> f.code() == FindingCode.LESION_ELSEWHERE)
            .findFirst()
            .orElseThrow(() -> new AssertionError(followUp.assessment().findings()));
    assertEquals(Severity.WARNING, said.severity());
    Matcher place = Pattern.compile("seen at (\\d+), (\\d+);").matcher(said.message());
    assertTrue(place.find(), said.message());
    List<Double> box = rendered.truth().lesions().get(0).region("ulcer").orElseThrow().box();
    assertEquals((box.get(0) + box.get(2)) / 2, Integer.parseInt(place.group(1)), PLACE_PX);
    assertEquals((box.get(1) + box.get(3)) / 2, Integer.parseInt(place.group(2)), PLACE_PX);
  }

  @Test
  void onAnotherPatientNothingIsMeasured() {
    RenderedPhotograph other =
        SceneRenderer.render(SceneCatalogue.visit(4, SizeClass.MM_2_5, OTHER_MM, 0));
    Assessment refused =
        new FollowUpMeter(METER)
            .measure(photograph(other), scale(other), BASELINE.photograph(), BASELINE.lesions())
            .assessment();
    assertTrue(refused.isRefused());
    assertTrue(
        refused.findings().stream().anyMatch(f -> f.code() == FindingCode.REGISTRATION_FAILED));
  }

  @Test
  void aLesionAtTheEdgeOfAWidePhotographIsFound() {
    FollowUp wide = later(60, 44, 24, 13, 13);
    LesionMeasurement lesion = wide.assessment().lesions().get(0);
    assertTrue(lesion.place().x() < 0.2 * wide.assessment().photograph().width());
    double area = lesion.region(Tissue.ULCER).orElseThrow().area().value().squareMillimetres();
    double first = OF_TRIAL.lesions().get(0).regions().get(0).area().value().squareMillimetres();
    double left = TRIAL.left(new StudyScenes.Shot(1, true, 4, 1));
    assertEquals(left, area / first, 0.08);
    assertTrue(registered(wide).residualMm().orElse(9) < 0.15);
  }

  @Test
  void aPlaceThatThePhotographDoesNotShowIsSaid() {
    assertRefusedAs("lies outside this photograph", later(30, 24, 15.6, 0, 13));
  }

  @Test
  void aPlaceUnderTheReferenceIsSaid() {
    assertRefusedAs("is covered by the reference", later(36, 30, 0, 0, 4.2));
  }

  private static void assertRefusedAs(String sentence, FollowUp followUp) {
    registered(followUp);
    assertTrue(followUp.assessment().isRefused());
    assertTrue(
        followUp.assessment().findings().stream()
            .anyMatch(
                f -> f.code() == FindingCode.PROMPT_UNUSABLE && f.message().contains(sentence)),
        () -> followUp.assessment().findings().toString());
  }

  private static Registration registered(FollowUp followUp) {
    if (followUp.registration().orElseThrow() instanceof Outcome.Obtained<Registration> obtained) {
      return obtained.value();
    }
    throw new AssertionError(followUp.assessment().findings());
  }

  @Test
  void provenanceNamesTheEarlierPhotographAndThePrompts() {
    Assessment again = later(36, 30, 6, 0, 13).assessment();
    String earlier = OF_TRIAL.photograph().photograph().sha256();
    assertEquals(List.of(again.photograph().sha256(), earlier), again.provenance().inputSha256());
    assertEquals(earlier, again.provenance().options().get("baseline_sha256"));
    LesionMeasurement lesion = again.lesions().get(0);
    assertEquals("L1=" + lesion.prompt(), again.provenance().options().get("prompts"));
    assertEquals("skin/2", again.provenance().algorithms().get("register"));
  }
}
