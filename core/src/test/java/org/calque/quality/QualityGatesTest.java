package org.calque.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.calque.Assessment;
import org.calque.calibrate.RenderedScene;
import org.calque.calibrate.ScaleReference;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Severity;
import org.calque.geometry.ImagePoint;
import org.calque.measure.LesionMeasurement;
import org.calque.photo.Photograph;
import org.calque.testdata.KnownShapes;
import org.calque.testdata.Skin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every gate closes on a photograph made to close it, and on no good one. */
class QualityGatesTest {
  private static final QualityOptions USUAL = QualityOptions.defaults();
  private static final RenderedScene GOOD = RenderedScene.of(KnownShapes.disc(6));
  private static final String MARKER = "aruco:DICT_4X4_50:10mm";

  private static Assessment checked(Photograph photograph, QualityOptions options) {
    return Trip.meter(options).check(photograph, List.of(ScaleReference.parse(MARKER)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void aGoodPhotographPassesEveryGate(int tone) {
    RenderedScene scene =
        RenderedScene.of(KnownShapes.blob(6, tone).toBuilder().skin(Skin.ofTone(tone)).build());
    assertEquals(List.of(), faults(Trip.measured(scene, USUAL)));
    Assessment checked = checked(scene.photograph(), USUAL.refusing());
    assertEquals(List.of(), faults(checked));
    assertEquals(List.of(), checked.lesions());
    assertTrue(checked.calibration().isPresent());
    assertFalse(checked.isRefused());
  }

  @ParameterizedTest
  @EnumSource(Trip.class)
  void aFaultClosesItsGateAndALooseLimitOpensIt(Trip trip) {
    RenderedScene scene = trip.rendered();
    Assessment warned = Trip.measured(scene, USUAL);
    Finding finding =
        warned.findings().stream()
            .filter(f -> f.code() == trip.gate().code())
            .findFirst()
            .orElseThrow(() -> new AssertionError(warned.findings().toString()));
    assertEquals(Severity.WARNING, finding.severity());
    Finding.Reading reading = finding.reading().orElseThrow();
    assertEquals(trip.gate().usualLimit(), reading.limit());
    assertEquals(trip.gate().unit(), reading.unit());
    assertFalse(trip.gate().passes(reading.value(), reading.limit()));
    assertEquals(1, warned.lesions().size(), "a warning leaves the measurement");
    QualityOptions loose =
        trip.gate() == Gate.FINE_RESOLUTION ? USUAL.with(Gate.RESOLUTION, 1) : USUAL;
    assertFalse(
        Trip.codes(Trip.measured(scene, loose.with(trip.gate(), trip.loosest())))
            .contains(trip.gate().code()),
        "the limit is heard");
  }

  @ParameterizedTest
  @EnumSource(Trip.class)
  void strictlyNothingIsMeasuredBehindAClosedGate(Trip trip) {
    Assessment refused = Trip.measured(trip.rendered(), trip.options().refusing());
    assertTrue(refused.isRefused(), refused.findings().toString());
    assertTrue(refused.calibration().isPresent(), "what is known is kept");
    assertTrue(
        refused.findings().stream()
            .anyMatch(f -> f.code() == trip.gate().code() && f.severity() == Severity.REFUSAL));
    assertEquals(trip.options().refusing().spec(), refused.provenance().options().get("quality"));
  }

  @Test
  void aPatchOverTheMarkersSideCoversIt() {
    ImagePoint c = GOOD.referenceCentre();
    int x = (int) c.x();
    int y = (int) c.y();
    Photograph once = Trip.patched(GOOD.photograph(), x - 45, y - 112, 60, 24, 120, 150, 205);
    Photograph covered = Trip.patched(once, x - 112, y - 30, 24, 60, 120, 150, 205);
    Finding finding = only(checked(covered, USUAL), FindingCode.REFERENCE_COVERED);
    assertEquals(120.0 / 800, finding.reading().orElseThrow().value(), 0.05);
    QualityOptions loose = USUAL.with(Gate.COVERED, 1);
    assertFalse(Trip.codes(checked(covered, loose)).contains(FindingCode.REFERENCE_COVERED));
  }

  @Test
  void aCurvedMarkerIsBent() {
    ImagePoint c = GOOD.referenceCentre();
    Photograph bent = Trip.bent(GOOD.photograph(), c.x(), 100, 6);
    Finding finding = only(checked(bent, USUAL), FindingCode.REFERENCE_BENT);
    assertEquals(0.03, finding.reading().orElseThrow().value(), 0.006);
    QualityOptions loose = USUAL.with(Gate.BOW, 1);
    assertFalse(Trip.codes(checked(bent, loose)).contains(FindingCode.REFERENCE_BENT));
  }

  @Test
  void glareOverTheLesionIsItsShare() {
    Assessment assessment = Trip.measured(GOOD, USUAL);
    LesionMeasurement l = assessment.lesions().get(0);
    LesionMeasurement shining =
        new LesionMeasurement(
            l.id(),
            l.prompt(),
            l.place(),
            l.edgeRule(),
            l.regions(),
            l.bedArea(),
            l.regions().get(0).outlinePx());
    List<Finding> found =
        new QualityGates(USUAL)
            .ofLesion(GOOD.photograph(), assessment.calibration().orElseThrow(), shining);
    assertEquals(1, found.size(), found.toString());
    assertEquals(FindingCode.GLARE, found.get(0).code());
    assertEquals(1, found.get(0).reading().orElseThrow().value(), 1e-9);
    assertEquals(
        List.of(),
        new QualityGates(USUAL.with(Gate.GLARE, 1))
            .ofLesion(GOOD.photograph(), assessment.calibration().orElseThrow(), shining));
  }

  @Test
  void whiteSpotsAboutTheReferenceAreGlare() {
    Photograph shining = Trip.patched(GOOD.photograph(), 2, 2, 260, 300, 255, 255, 255);
    assertTrue(Trip.codes(checked(shining, USUAL)).contains(FindingCode.GLARE));
  }

  @Test
  void aCheckSaysForWhichLesionsThePixelsAreEnough() {
    RenderedScene coarse = Trip.COARSE_FOR_SMALL.rendered();
    Assessment checked = checked(coarse.photograph(), USUAL.refusing());
    Finding finding = only(checked, FindingCode.RESOLUTION_LOW);
    assertEquals(Severity.INFO, finding.severity());
    assertFalse(checked.isRefused());
    RenderedScene none = Trip.COARSE.rendered();
    assertTrue(checked(none.photograph(), USUAL.refusing()).isRefused());
  }

  @Test
  void aCheckWithoutAReferenceIsRefused() {
    Assessment checked =
        Trip.meter(USUAL.refusing())
            .check(GOOD.photograph(), List.of(ScaleReference.parse("aruco:DICT_6X6_250:10mm")));
    assertTrue(checked.isRefused());
    assertEquals(Optional.empty(), checked.calibration());
  }

  private static List<Finding> faults(Assessment assessment) {
    return assessment.findings().stream().filter(f -> f.severity() != Severity.INFO).toList();
  }

  private static Finding only(Assessment assessment, FindingCode code) {
    List<Finding> found = assessment.findings().stream().filter(f -> f.code() == code).toList();
    assertEquals(1, found.size(), assessment.findings().toString());
    return found.get(0);
  }
}
