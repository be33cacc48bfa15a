package org.calque.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.calque.Assessment;
import org.calque.compare.VisitMeasurement;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.geometry.PlanePoint;
import org.calque.measure.LesionMeasurement;
import org.calque.measure.RegionMeasurement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("sets the locale and the time zone of all")
class AssessmentJsonTest {
  static byte[] json(Assessment assessment) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (AssessmentJson document = AssessmentJson.one(out)) {
      document.write(assessment, "photos/week-0.jpg");
    }
    return out.toByteArray();
  }

  @Test
  void documentIsTheGoldenOne() throws IOException {
    try (InputStream golden = getClass().getResourceAsStream("small.assessment.json")) {
      assertNotNull(golden);
      assertEquals(
          new String(golden.readAllBytes(), StandardCharsets.UTF_8),
          new String(json(SampleAssessments.small()), StandardCharsets.UTF_8));
    }
  }

  @Test
  void bytesDependOnNoLocaleTimeZoneOrLineSeparator() throws IOException {
    byte[] expected = json(SampleAssessments.small());
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String tag : List.of("de-CH", "ar-EG-u-nu-arab", "tr-TR", "hi-IN-u-nu-deva")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        assertArrayEquals(expected, json(SampleAssessments.small()), tag);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    assertFalse(new String(expected, StandardCharsets.UTF_8).contains("\r"));
  }

  @Test
  void whatIsWrittenIsReadBackToItsRounding() throws Exception {
    Assessment sample = SampleAssessments.small();
    List<LesionMeasurement> lesions = new ArrayList<>(sample.lesions());
    lesions.add(SampleAssessments.invisible("L2", new ImagePoint(3, 4)));
    Assessment both = SampleAssessments.with(sample, lesions);
    StoredAssessment stored = read(json(both));
    assertTrue(stored.plane().isPresent());
    VisitMeasurement visit = stored.measurement();
    assertEquals("photos/week-0.jpg", visit.visit().photoFile());
    assertEquals(both.photograph().sha256(), visit.visit().photoSha256());
    assertEquals(both.photograph().metadata().capturedAt(), visit.visit().capturedAt());
    assertEquals("aruco:DICT_4X4_50:10mm+-0.05mm:3", visit.visit().reference().orElseThrow());
    Assessment again = SampleAssessments.with(both, visit.lesions());
    assertEquals(visit, read(json(again)).measurement());
    assertEquals(
        round(both.lesions().get(0).regions().get(0).area().value().squareMillimetres()),
        visit.lesions().get(0).regions().get(0).area().value().squareMillimetres());
    assertTrue(visit.lesions().get(1).regions().get(0).outlinePx().isEmpty());
  }

  private static double round(double value) {
    return Double.parseDouble(Digits.ten(value));
  }

  /** The promise of the contract, on the rounded numbers of the document itself. */
  @Test
  void areaIsThatOfTheOutlineAndTheMappingCarriesItPointByPoint() throws Exception {
    JsonNode root = new ObjectMapper().readTree(json(SampleAssessments.small()));
    double[] mapping = new double[9];
    for (int i = 0; i < 9; i++) {
      mapping[i] = root.at("/calibration/plane_mapping/" + i).doubleValue();
    }
    PlaneMapping plane = PlaneMapping.of(mapping, new double[81]);
    for (RegionMeasurement region :
        read(json(SampleAssessments.small())).measurement().lesions().get(0).regions()) {
      double area = region.area().value().squareMillimetres();
      assertEquals(area, region.outlineMm().area().squareMillimetres(), 1e-7 * area);
      Iterator<PlanePoint> mm = region.outlineMm().polygons().get(0).outer().iterator();
      for (ImagePoint px : region.outlinePx().polygons().get(0).outer()) {
        PlanePoint carried = plane.toPlane(px);
        PlanePoint written = mm.next();
        assertEquals(carried.x(), written.x(), 1e-7);
        assertEquals(carried.y(), written.y(), 1e-7);
      }
    }
  }

  @Test
  void refusedPhotographHasNoCalibrationAndNoLesions() throws Exception {
    byte[] json = json(SampleAssessments.refused());
    JsonNode root = new ObjectMapper().readTree(json);
    assertTrue(root.get("calibration").isNull());
    assertEquals(0, root.get("lesions").size());
    assertEquals("refusal", root.at("/findings/0/severity").textValue());
    assertFalse(read(json).plane().isPresent());
  }

  @Test
  void severalPhotographsAreAnArrayWithUnreadableOnesInPlace() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (AssessmentJson document = AssessmentJson.several(out)) {
      document.writeUnreadable(
          "bad.jpg",
          List.of(Finding.refusal(FindingCode.UNREADABLE_PHOTOGRAPH, "The file is empty.")));
      document.write(SampleAssessments.refused(), "good.jpg");
    }
    JsonNode root = new ObjectMapper().readTree(out.toByteArray());
    assertEquals(2, root.size());
    assertEquals("bad.jpg", root.at("/0/photo/file").textValue());
    assertEquals("UNREADABLE_PHOTOGRAPH", root.at("/0/findings/0/code").textValue());
    assertEquals("good.jpg", root.at("/1/photo/file").textValue());
  }

  static StoredAssessment read(byte[] json) throws Exception {
    return new AssessmentReader().read(new ByteArrayInputStream(json), "a.json");
  }
}
