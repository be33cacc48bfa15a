package org.calque.study;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.calque.LesionMeterOptions;
import org.calque.calibrate.ScaleReference;
import org.calque.measure.LesionMeasurerOptions;
import org.calque.measure.LesionSurface;
import org.calque.photo.Photograph;
import org.calque.photo.PhotographReader;
import org.calque.photo.UnreadablePhotographException;
import org.calque.quantity.Length;
import org.calque.segment.AppearanceSegmenter;
import org.calque.segment.Prompt;
import org.calque.testdata.RenderedPhotograph;
import org.calque.testdata.SceneRenderer;
import org.calque.testdata.StudyScenes;

/**
 * Photographs of the rendered trial's first two patients as a study's source; a row's photograph is
 * named subject, week and replicate, such as {@code 1-4-2}, and {@code damaged} cannot be read.
 */
public final class TrialPhotographs implements StudySource {
  private static final StudyScenes TRIAL = new StudyScenes(20261122);
  private static final Map<String, RenderedPhotograph> RENDERED = new ConcurrentHashMap<>();

  private final EarlierRows rows;

  TrialPhotographs(List<StudyRow> rows) {
    this.rows = new EarlierRows(rows);
  }

  static LesionMeterOptions options() {
    return new LesionMeterOptions(
        new AppearanceSegmenter(),
        new LesionMeasurerOptions(new LesionSurface.Plane(), Length.ofMillimetres(0)));
  }

  static RenderedPhotograph rendered(String name) {
    return RENDERED.computeIfAbsent(
        name,
        n -> {
          String[] parts = n.split("-", -1);
          return SceneRenderer.render(
              TRIAL.scene(
                  new StudyScenes.Shot(
                      Integer.parseInt(parts[0]),
                      true,
                      Integer.parseInt(parts[1]),
                      Integer.parseInt(parts[2]))));
        });
  }

  /** The true area of the ulcer of a photograph, in mm2. */
  static double area(String name) {
    return rendered(name).truth().lesions().get(0).region("ulcer").orElseThrow().projectedAreaMm2();
  }

  /** A box around the ulcer of a photograph, as a prompt. */
  static String box(String name) {
    List<Double> b = rendered(name).truth().lesions().get(0).region("ulcer").orElseThrow().box();
    return "box:%.0f,%.0f,%.0f,%.0f"
        .formatted(b.get(0) - 4, b.get(1) - 4, b.get(2) + 4, b.get(3) + 4);
  }

  /** A row of one lesion, its visit that of a week. */
  static StudyRow row(int number, int week, String photo, String prompt) {
    return row(number, week, photo, prompt, "");
  }

  static StudyRow row(int number, int week, String photo, String prompt, String reader) {
    return new StudyRow(
        number,
        "S",
        "L",
        "week " + week,
        LocalDate.of(2026, 1, 5).plusWeeks(week),
        photo,
        List.of(ScaleReference.parse("aruco:DICT_4X4_50:10mm")),
        prompt,
        "",
        reader,
        OptionalInt.of(number),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public Photograph photograph(StudyRow row) throws UnreadablePhotographException {
    return new PhotographReader()
        .read(
            row.photo().equals("damaged")
                ? "no photograph".getBytes(StandardCharsets.UTF_8)
                : rendered(row.photo()).toJpeg());
  }

  @Override
  public Prompt prompt(StudyRow row) {
    return row.prompt().isEmpty() ? new Prompt.Automatic() : Prompt.parse(row.prompt());
  }

  @Override
  public List<StudyRow> earlier(StudyRow row) {
    return rows.before(row);
  }
}
