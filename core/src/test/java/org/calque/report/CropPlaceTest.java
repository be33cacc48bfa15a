package org.calque.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.geometry.PlanePoint;
import org.calque.study.AssessedRow;
import org.calque.study.LaidVisits;
import org.calque.study.StudyRow;
import org.calque.testdata.RenderedPhotograph;
import org.junit.jupiter.api.Test;

/** A follow-up of the rendered trial beside its first visit: another pose, light and roll. */
class CropPlaceTest {
  private static final AssessedRow LATER = LaidVisits.later();

  /** Where a point of the skin lies in a crop, in mm from its centre. */
  private static PlanePoint inCrop(
      RenderedPhotograph truth, PlaneMapping plane, CropPlace crop, PlanePoint skin) {
    double[] numbers = truth.truth().planeMapping().stream().mapToDouble(d -> d).toArray();
    ImagePoint seen = PlaneMapping.of(numbers, new double[81]).toImage(skin);
    return crop.into(plane.toPlane(seen));
  }

  private static double apart(PlanePoint a, PlanePoint b) {
    return Math.hypot(a.x() - b.x(), a.y() - b.y());
  }

  @Test
  void theFollowUpIsTurnedAndPlacedLikeTheFirstVisit() {
    AssessedRow first = LaidVisits.first();
    PlaneMapping firstPlane = first.assessment().calibration().orElseThrow().mapping();
    PlaneMapping plane = LATER.assessment().calibration().orElseThrow().mapping();
    CropPlace before = CropPlace.asPhotographed(first.assessment()).orElseThrow();
    CropPlace turned = CropPlace.turned(LATER).orElseThrow();
    CropPlace straight = CropPlace.asPhotographed(LATER.assessment()).orElseThrow();
    double worst = 0;
    double unturned = 0;
    for (PlanePoint skin :
        List.of(new PlanePoint(4, 0), new PlanePoint(-3, 2), new PlanePoint(0, -4))) {
      PlanePoint then = inCrop(LaidVisits.firstTruth(), firstPlane, before, skin);
      PlanePoint now = inCrop(LaidVisits.laterTruth(), plane, turned, skin);
      worst = Math.max(worst, apart(then, now));
      unturned =
          Math.max(unturned, apart(then, inCrop(LaidVisits.laterTruth(), plane, straight, skin)));
    }
    assertTrue(worst < 0.15, "worst " + worst + " mm");
    assertTrue(unturned > 0.5, "as photographed it lies otherwise: " + unturned + " mm");
  }

  @Test
  void theDocumentLeadsBackToAlignmentAndPlace() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Optional<CropPlace> place = CropPlace.turned(LATER);
    AlignmentJson.write(LATER.laid().orElseThrow(), place, out);
    AlignmentJson back = AlignmentJson.read(new ByteArrayInputStream(out.toByteArray()), "r.json");
    StudyRow first = LaidVisits.first().row();
    assertEquals(first.number(), back.alignment().baselineRow());
    assertEquals(first.visit(), back.alignment().baselineVisit());
    assertEquals(
        LaidVisits.first().assessment().photograph().sha256(), back.alignment().baselineSha256());
    assertEquals(
        LATER.laid().orElseThrow().alignment().residualMm().orElseThrow(),
        back.alignment().residualMm().orElseThrow(),
        1e-9);
    assertEquals(place.orElseThrow().cosine(), back.crop().orElseThrow().cosine(), 1e-9);
    assertEquals(place.orElseThrow().centre().x(), back.crop().orElseThrow().centre().x(), 1e-6);
  }
}
