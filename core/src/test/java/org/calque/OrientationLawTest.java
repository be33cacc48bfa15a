package org.calque;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.calque.calibrate.ScaleReference;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.measure.LesionMeasurerOptions;
import org.calque.photo.Photograph;
import org.calque.photo.PhotographReader;
import org.calque.segment.AppearanceSegmenter;
import org.calque.segment.Prompt;
import org.calque.segment.Tissue;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A file with any EXIF orientation and an equal upright one give the same numbers; the files are
 * not part of the project, the test is skipped where they are absent.
 */
class OrientationLawTest {
  private static final LesionMeter METER =
      new LesionMeter(
          new LesionMeterOptions(new AppearanceSegmenter(), LesionMeasurerOptions.defaults()));

  private static Path folder() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path found = at.resolveSibling("shared").resolve("data").resolve("orientation");
      if (Files.isDirectory(found)) {
        return found;
      }
    }
    Assumptions.abort("../shared/data/orientation is not there");
    throw new AssertionError("not reached");
  }

  private static Assessment assess(Photograph photograph) {
    double w = photograph.width();
    double h = photograph.height();
    ImageOutline traced =
        ImageOutline.of(
            List.of(
                new ImagePoint(0.3 * w, 0.4 * h),
                new ImagePoint(0.5 * w, 0.45 * h),
                new ImagePoint(0.4 * w, 0.6 * h)));
    return METER.measure(
        photograph,
        List.of(ScaleReference.parse("line:20,30,220,35=52mm")),
        List.of(
            new Prompt.Trace(Map.of(Tissue.ULCER, traced), "reader.roi"),
            Prompt.parse("box:100,100,220,200")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Landscape", "Portrait"})
  void eachOrientationGivesTheNumbersOfItsUprightEqual(String scene) throws Exception {
    List<Object> traces = new ArrayList<>();
    for (int orientation = 0; orientation <= 8; orientation++) {
      Photograph turned =
          new PhotographReader().read(folder().resolve(scene + "_" + orientation + ".jpg"));
      Photograph upright =
          Photograph.ofPixels(
              turned.width(), turned.height(), turned.bgr(), turned.metadata(), turned.sha256());
      Assessment one = assess(turned);
      assertFalse(one.lesions().isEmpty());
      Assessment other = assess(upright);
      assertEquals(other.lesions(), one.lesions(), scene + " " + orientation);
      assertEquals(other.calibration(), one.calibration());
      traces.add(one.lesions().get(0).regions());
    }
    for (Object trace : traces) {
      assertEquals(traces.get(0), trace, "the same trace on the same scene");
    }
  }
}
