package org.calque.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.calque.Assessment;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.geometry.ImagePoint;
import org.calque.measure.LesionMeasurement;
import org.junit.jupiter.api.Test;

class MeasurementTableTest {
  @Test
  void rowPerRegionWithItsInterval() {
    Assessment sample = SampleAssessments.small();
    List<LesionMeasurement> lesions = new ArrayList<>(sample.lesions());
    lesions.add(SampleAssessments.invisible("L2", new ImagePoint(3, 4)));
    Assessment both = SampleAssessments.with(sample, lesions);
    assertEquals(
        """
        week-0.jpg
          scale 4.000 px/mm, standard uncertainty 0.29 %; tilt 4.2 deg; aruco:DICT_4X4_50:10mm+-0.05mm:3
          lesion  region               area mm2  95 % interval   perimeter mm  length x width mm
          L1      ulcer                    6.93  6.60 to 7.27           11.06      3.219 x 3.011
                  calcified extrusion     0.783  0.745 to 0.821          3.28      1.073 x 1.004
                  ulcer bed                6.12  5.55 to 6.70
          L2      ulcer                       0  0.00 to 0.39                                     not visible
          warning GLARE: Glare hides 4.2 % of lesion L1.
        """,
        new MeasurementTable().print(both, "week-0.jpg"));
  }

  @Test
  void refusalSaysWhy() {
    assertEquals(
        """
        week-0.jpg
          refusal REFERENCE_NOT_FOUND: No reference was found; lay a marker beside the lesion.
        """,
        new MeasurementTable().print(SampleAssessments.refused(), "week-0.jpg"));
  }

  @Test
  void longFindingsAreWrapped() {
    Finding finding =
        Finding.info(FindingCode.EDGE_WEAK, "The edge is weak here and there. ".repeat(9).strip());
    new MeasurementTable()
        .printFindings("a.jpg", List.of(finding))
        .lines()
        .forEach(line -> assertTrue(line.length() <= 100, line));
  }
}
