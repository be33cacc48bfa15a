package org.calque.study;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.calque.LesionMeterOptions;
import org.calque.calibrate.PlaneCalibration;
import org.calque.calibrate.ScaleReference;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.measure.LesionMeasurerOptions;
import org.calque.photo.CaptureMetadata;
import org.calque.photo.Photograph;
import org.calque.photo.PhotographReader;
import org.calque.photo.UnreadablePhotographException;
import org.calque.segment.BoundarySpread;
import org.calque.segment.EdgeRule;
import org.calque.segment.Prompt;
import org.calque.segment.Segmentation;
import org.calque.segment.SegmentedRegion;
import org.calque.segment.Segmenter;
import org.calque.segment.Tissue;

/**
 * A study without pictures: each row's photograph is grey, its lesion a square whose side is the
 * number in the photograph's name. A photograph named "damaged" cannot be read, one named "broken"
 * fails inside.
 */
public final class StubStudy implements StudySource, Segmenter {
  private static final int SIDE = 128;

  /** Rows of two visits of one lesion a subject, dated four weeks apart. */
  public static List<StudyRow> rows(int count) {
    List<StudyRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int week = 4 * (i % 2);
      rows.add(row(i + 1, "S" + i / 2, "week " + week, week, String.valueOf(40 - 2 * week)));
    }
    return rows;
  }

  static StudyRow row(int number, String subject, String visit, int week, String photo) {
    return new StudyRow(
        number,
        subject,
        "L",
        visit,
        LocalDate.of(2026, 1, 5).plusWeeks(week),
        photo,
        List.of(ScaleReference.parse("line:0,0,100,0=10mm")),
        "auto",
        number % 4 < 2 ? "treated" : "control",
        "",
        OptionalInt.empty(),
        Optional.of(false),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public static LesionMeterOptions options() {
    return new LesionMeterOptions(new StubStudy(), LesionMeasurerOptions.defaults());
  }

  @Override
  public Photograph photograph(StudyRow row) throws UnreadablePhotographException {
    if (row.photo().equals("damaged")) {
      return new PhotographReader().read("no photograph".getBytes(StandardCharsets.UTF_8));
    }
    byte[] grey = new byte[SIDE * SIDE * 3];
    String sha256 = String.format(java.util.Locale.ROOT, "%064x", row.number());
    return Photograph.ofPixels(SIDE, SIDE, grey, CaptureMetadata.none(), sha256);
  }

  @Override
  public Prompt prompt(StudyRow row) {
    double half = Integer.parseInt(row.photo().equals("damaged") ? "0" : row.photo()) / 2.0;
    return new Prompt.Box(
        new org.calque.geometry.ImageBox(64 - half, 64 - half, 64 + half, 64 + half));
  }

  @Override
  public String name() {
    return "stub/1";
  }

  @Override
  public Outcome<Segmentation> segment(
      Photograph photograph, Optional<PlaneCalibration> calibration, Prompt prompt) {
    var box = ((Prompt.Box) prompt).box();
    ImageOutline square =
        ImageOutline.of(
            List.of(
                new ImagePoint(box.x0(), box.y0()),
                new ImagePoint(box.x1(), box.y0()),
                new ImagePoint(box.x1(), box.y1()),
                new ImagePoint(box.x0(), box.y1())));
    SegmentedRegion region =
        new SegmentedRegion(
            Tissue.ULCER,
            square,
            EdgeRule.HALF_MIXING_LINEAR_LIGHT,
            new BoundarySpread(0.1, 0.1, 0, 1, 16, 0));
    return Outcome.obtained(
        new Segmentation(
            prompt, box.centre(), List.of(region), ImageOutline.EMPTY, OptionalDouble.empty()));
  }
}
