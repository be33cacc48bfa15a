package org.calque.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.calque.Assessment;
import org.calque.LesionMeter;
import org.calque.LesionMeterOptions;
import org.calque.calibrate.ScaleReference;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.geometry.ImageBox;
import org.calque.measure.LesionMeasurerOptions;
import org.calque.measure.LesionSurface;
import org.calque.measure.RegionMeasurement;
import org.calque.photo.PhotographReader;
import org.calque.photo.UnreadablePhotographException;
import org.calque.quality.Gate;
import org.calque.quality.QualityOptions;
import org.calque.quantity.Area;
import org.calque.quantity.Length;
import org.calque.segment.AppearanceSegmenter;
import org.calque.segment.Prompt;
import org.calque.segment.Tissue;
import org.calque.testdata.KnownShapes;
import org.calque.testdata.Light;
import org.calque.testdata.RenderedPhotograph;
import org.calque.testdata.Scene;
import org.calque.testdata.SceneCatalogue;
import org.calque.testdata.SceneRenderer;
import org.calque.testdata.Sensor;
import org.calque.testdata.SizeClass;
import org.calque.testdata.Skin;

/**
 * Prints what the quality gates read in rendered photographs against what the renderer was told,
 * what becomes of the area there, and how often each gate closes on random photographs. Gates with
 * the tightest limits state their numbers.
 */
public final class GateAccuracy {
  private static final double[] BLURS = {0.6, 0.8, 1, 1.5, 2, 3, 4, 5};
  private static final double[] SMEARS = {1, 2, 4, 6, 10, 15};
  private static final double[] STOPS = {0, 0.3, 0.6, 0.9, 1.2};
  private static final double[] SHADOWS = {0, 0.3, 0.5, 0.7, 0.9};
  private static final double DIAMETER_MM = 4;

  private final List<Double> readings = new ArrayList<>();
  private final List<Double> lesions = new ArrayList<>();
  private final List<Double> errors = new ArrayList<>();
  private int inside;

  private GateAccuracy() {}

  /** Arguments: scenes a row, first seed. */
  public static void main(String[] arguments) throws UnreadablePhotographException {
    int scenes = Integer.parseInt(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    for (double blur : BLURS) {
      GateAccuracy row = new GateAccuracy();
      for (int i = 0; i < scenes; i++) {
        row.add(sharp(seed + i, new double[] {blur, 0, 0, 0}), Gate.REFERENCE_BLUR, true);
      }
      row.print(String.format(Locale.ROOT, "blur %.1f px", blur));
    }
    for (double smear : SMEARS) {
      GateAccuracy row = new GateAccuracy();
      for (int i = 0; i < scenes; i++) {
        double direction = 11.0 * i % 45 - 22;
        row.add(sharp(seed + i, new double[] {0.8, smear, direction, 0}), Gate.SMEAR, true);
      }
      row.print(String.format(Locale.ROOT, "smear %.0f px", smear));
    }
    for (double stops : STOPS) {
      GateAccuracy row = new GateAccuracy();
      for (int i = 0; i < scenes; i++) {
        Scene scene = sharp(seed + i, new double[] {0.8, 0, 0, stops});
        row.add(scene.toBuilder().skin(Skin.ofTone(1 + i % 6)).build(), Gate.CLIPPED, false);
      }
      row.print(String.format(Locale.ROOT, "exposure +%.1f", stops));
    }
    for (double shadow : SHADOWS) {
      GateAccuracy row = new GateAccuracy();
      for (int i = 0; i < scenes; i++) {
        Light light = new Light(30.0 * i, 45, 0.35, 0.05, shadow, 0.4 * (i % 4), 0.8);
        Scene scene = sharp(seed + i, new double[] {0.8, 0, 0, 0});
        row.add(scene.toBuilder().light(light).build(), Gate.UNEVEN_LIGHT, false);
      }
      row.print(String.format(Locale.ROOT, "shadow %.1f", shadow));
    }
    alarms(scenes, seed);
  }

  /** A lesion beside a marker, with this defocus, smear, its direction, and exposure. */
  private static Scene sharp(long seed, double[] sensor) {
    Scene scene = KnownShapes.blob(DIAMETER_MM, seed);
    return scene.toBuilder()
        .sensor(new Sensor(sensor[0], sensor[1], sensor[2], sensor[3], 0, 0.1, 0.012, 0.0015))
        .build();
  }

  private void add(Scene scene, Gate gate, boolean inPixels) throws UnreadablePhotographException {
    RenderedPhotograph rendered = SceneRenderer.render(scene);
    QualityOptions tight =
        QualityOptions.defaults()
            .with(Gate.REFERENCE_BLUR, 0.001)
            .with(Gate.LESION_BLUR, 0.001)
            .with(Gate.SMEAR, 0.001)
            .with(Gate.CLIPPED, 0)
            .with(Gate.UNEVEN_LIGHT, 1);
    Assessment assessment = measured(rendered, tight);
    if (assessment.calibration().isEmpty()) {
      return;
    }
    double unit = inPixels ? rendered.truth().pxPerMm() : 1;
    readings.add(unit * reading(assessment, gate.code()).orElse(0));
    lesions.add(unit * reading(assessment, FindingCode.LESION_BLURRED).orElse(0));
    Optional<RegionMeasurement> ulcer =
        assessment.lesions().stream().flatMap(l -> l.region(Tissue.ULCER).stream()).findFirst();
    double truth = rendered.truth().lesions().get(0).regions().get(0).projectedAreaMm2();
    ulcer.ifPresent(u -> errors.add(u.area().value().squareMillimetres() / truth - 1));
    inside +=
        ulcer
                .filter(u -> u.area().interval95().contains(Area.ofSquareMillimetres(truth)))
                .isPresent()
            ? 1
            : 0;
  }

  private static Assessment measured(RenderedPhotograph rendered, QualityOptions quality)
      throws UnreadablePhotographException {
    List<Double> b = rendered.truth().lesions().get(0).regions().get(0).box();
    ImageBox box = new ImageBox(b.get(0), b.get(1), b.get(2), b.get(3));
    LesionMeter meter =
        new LesionMeter(
            new LesionMeterOptions(
                new AppearanceSegmenter(),
                new LesionMeasurerOptions(new LesionSurface.Plane(), Length.ofMillimetres(0)),
                quality));
    return meter.measure(
        new PhotographReader().read(rendered.toJpeg()),
        List.of(ScaleReference.parse(rendered.truth().reference() + "+-0mm")),
        List.of(new Prompt.Box(box.grownBy(box.width() / 20))));
  }

  /** The largest number stated under a code. */
  private static OptionalDouble reading(Assessment assessment, FindingCode code) {
    return assessment.findings().stream()
        .filter(f -> f.code() == code)
        .flatMap(f -> f.reading().stream())
        .mapToDouble(Finding.Reading::value)
        .max();
  }

  private void print(String name) {
    System.out.printf(
        Locale.ROOT,
        "%-14s n %3d  read %6.3f [%.3f, %.3f]  at the lesion %6.3f [%.3f, %.3f]"
            + "  area error %% %6.2f [%.2f, %.2f]  inside %d of %d%n",
        name,
        readings.size(),
        quantile(readings, 0.5),
        quantile(readings, 0),
        quantile(readings, 1),
        quantile(lesions, 0.5),
        quantile(lesions, 0),
        quantile(lesions, 1),
        100 * quantile(errors, 0.5),
        100 * quantile(errors, 0),
        100 * quantile(errors, 1),
        inside,
        errors.size());
  }

  private static double quantile(List<Double> values, double share) {
    double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1.0, share * sorted.length)];
  }

  /** How often each gate closes at its usual limit on random scenes, which are sharp. */
  private static void alarms(int scenes, long seed) throws UnreadablePhotographException {
    Map<FindingCode, Integer> closed = new EnumMap<>(FindingCode.class);
    int all = 0;
    for (SizeClass size : SizeClass.values()) {
      for (int i = 0; i < scenes; i++) {
        RenderedPhotograph rendered = SceneRenderer.render(SceneCatalogue.random(seed + i, size));
        if (rendered.truth().lesions().get(0).regions().isEmpty()) {
          continue;
        }
        all++;
        Assessment assessment = measured(rendered, QualityOptions.defaults());
        Arrays.stream(Gate.values())
            .map(Gate::code)
            .distinct()
            .filter(c -> assessment.findings().stream().anyMatch(f -> f.code() == c))
            .forEach(c -> closed.merge(c, 1, Integer::sum));
      }
    }
    System.out.println("random scenes " + all + ", gates closed " + closed);
  }
}
