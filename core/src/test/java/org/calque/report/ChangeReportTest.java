package org.calque.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calque.compare.ChangeCategory;
import org.calque.compare.LesionChange;
import org.calque.compare.RegionChange;
import org.calque.compare.Visit;
import org.calque.compare.VisitMeasurement;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.quantity.Area;
import org.calque.quantity.Estimate;
import org.calque.quantity.Length;
import org.calque.quantity.Ratio;
import org.calque.segment.Tissue;
import org.junit.jupiter.api.Test;

class ChangeReportTest {
  private static final List<Finding> FINDINGS =
      List.of(Finding.info(FindingCode.PHOTO_NOT_AVAILABLE, "week-8.jpg is not there."));

  private static Visit visit(String file) {
    return new Visit(file, "cd".repeat(32), Optional.empty(), Optional.of("auto"));
  }

  private static Estimate<Area> area(double value, double u) {
    return Estimate.nonNegative(Area.ofSquareMillimetres(value), u, 1e6);
  }

  private static LesionChange change() {
    RegionChange smaller =
        new RegionChange(
            "L1",
            Tissue.ULCER,
            Optional.of(area(8.52, 0.16)),
            Optional.of(area(5.1, 0.12)),
            Optional.of(Estimate.signed(Area.ofSquareMillimetres(-3.42), 0.19, 1e6)),
            Optional.of(Estimate.signed(Ratio.ofPercent(-40.14), 0.022, 1e6)),
            Optional.of(Estimate.signed(Length.ofMillimetres(0.35), 0.02, 1e6)),
            Optional.of(Area.ofSquareMillimetres(0.37)),
            ChangeCategory.DECREASED);
    RegionChange same =
        new RegionChange(
            "L1",
            Tissue.CALCIFIED_EXTRUSION,
            Optional.of(area(1.24, 0.07)),
            Optional.of(area(1.2, 0.07)),
            Optional.of(Estimate.signed(Area.ofSquareMillimetres(-0.04), 0.098, 1e6)),
            Optional.of(Estimate.signed(Ratio.ofPercent(-3.2), 0.08, 1e6)),
            Optional.empty(),
            Optional.of(Area.ofSquareMillimetres(0.19)),
            ChangeCategory.NO_DETECTABLE_CHANGE);
    RegionChange unknown =
        new RegionChange(
            "L2",
            Tissue.ULCER,
            Optional.of(area(2, 0.1)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ChangeCategory.NOT_COMPARABLE);
    return new LesionChange(
        new VisitMeasurement(visit("week-0.jpg"), List.of()),
        List.of(
            new LesionChange.FollowUp(
                visit("week-8.jpg"),
                Optional.of(56.0),
                List.of(smaller, same, unknown),
                Optional.empty())));
  }

  @Test
  void tableHasARowPerRegion() {
    assertEquals(
        """
        week-8.jpg against week-0.jpg, 56 days; areas in mm2
          lesion  region     before    now  change  95 % interval         %  advance mm
          L1      ulcer        8.52   5.10   -3.42  -3.79 to -3.05    -40.1      +0.350  decreased
                  extrusion   1.240  1.200  -0.040  -0.232 to +0.152   -3.2           -  none above 0.19 mm2
          L2      ulcer        2.00      -       -                        -           -  not comparable
          info PHOTO_NOT_AVAILABLE: week-8.jpg is not there.
        """,
        new ChangeTable().print(change(), FINDINGS));
  }

  @Test
  void documentListsTheFieldsOfTheContractInItsOrder() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ChangeJson()
        .write(change(), FINDINGS, SampleAssessments.provenance(SampleAssessments.grey(2, 2)), out);
    JsonNode root = new ObjectMapper().readTree(out.toByteArray());
    assertEquals(List.of("schema", "baseline", "followups", "findings", "provenance"), names(root));
    assertEquals(
        List.of(
            "lesion",
            "kind",
            "baseline_area_mm2",
            "area_mm2",
            "change_mm2",
            "change_percent",
            "linear_advance_mm",
            "smallest_detectable_change_mm2",
            "category"),
        names(root.at("/followups/0/regions/0")));
    assertEquals(-40.14, root.at("/followups/0/regions/0/change_percent/value").doubleValue());
    assertEquals(
        2.2, root.at("/followups/0/regions/0/change_percent/standard_uncertainty").doubleValue());
    assertEquals("decreased", root.at("/followups/0/regions/0/category").textValue());
    assertTrue(root.at("/followups/0/regions/2/change_mm2").isNull());
    assertEquals(56, root.at("/followups/0/interval_days").intValue());
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
