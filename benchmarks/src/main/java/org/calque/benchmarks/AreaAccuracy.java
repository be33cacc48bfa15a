package org.calque.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.calque.Assessment;
import org.calque.LesionMeter;
import org.calque.LesionMeterOptions;
import org.calque.calibrate.ScaleReference;
import org.calque.measure.LesionMeasurerOptions;
import org.calque.measure.LesionSurface;
import org.calque.measure.RegionMeasurement;
import org.calque.photo.PhotographReader;
import org.calque.photo.UnreadablePhotographException;
import org.calque.quantity.Area;
import org.calque.quantity.Length;
import org.calque.segment.Tissue;
import org.calque.testdata.KnownShapes;
import org.calque.testdata.RenderedPhotograph;
import org.calque.testdata.Scene;
import org.calque.testdata.SceneCatalogue;
import org.calque.testdata.SceneRenderer;
import org.calque.testdata.SizeClass;

/**
 * Prints how far areas of rendered scenes lie from their truth, by size class: whole path, JPEG
 * bytes to mm2, plane known, marker without tolerance, box prompts jittered by 8 %.
 */
public final class AreaAccuracy {
  private static final double[] SHAPE_DIAMETERS = {5, 8, 12, 20};
  private final List<Double> errors = new ArrayList<>();
  private final List<Double> halfWidths = new ArrayList<>();
  private int covered;
  private int unmeasured;

  private final LesionMeter meter;

  private AreaAccuracy(LesionMeter meter) {
    this.meter = meter;
  }

  /** Arguments: scenes a class, first seed, segmenter. */
  public static void main(String[] arguments) throws IOException, UnreadablePhotographException {
    int scenes = Integer.parseInt(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    LesionMeter meter =
        new LesionMeter(
            new LesionMeterOptions(
                SegmenterKind.valueOf(arguments[2]).segmenter(),
                new LesionMeasurerOptions(new LesionSurface.Plane(), Length.ofMillimetres(0))));
    System.out.println(
        "class            n  unmeasured  median |e| %  [95 % interval]  p95 |e| %  median e %"
            + "  coverage %  half-width %");
    for (double d : SHAPE_DIAMETERS) {
      print(
          meter,
          "discs " + (int) d + " mm",
          s -> KnownShapes.disc(d).toBuilder().seed(s).build(),
          seed,
          scenes);
      print(meter, "blobs " + (int) d + " mm", s -> KnownShapes.blob(d, s), seed, scenes);
    }
    for (SizeClass size : SizeClass.values()) {
      print(meter, "random " + size, s -> SceneCatalogue.random(s, size), seed, scenes);
    }
  }

  private static void print(
      LesionMeter meter, String name, LongFunction<Scene> scene, long seed, int scenes)
      throws UnreadablePhotographException {
    AreaAccuracy accuracy = new AreaAccuracy(meter);
    for (int i = 0; i < scenes; i++) {
      accuracy.add(SceneRenderer.render(scene.apply(seed + i)), seed + i);
    }
    System.out.println(accuracy.row(name, seed));
  }

  private void add(RenderedPhotograph rendered, long seed) throws UnreadablePhotographException {
    var truth = rendered.truth().lesions().get(0).region("ulcer");
    if (truth.isEmpty()) {
      return;
    }
    Assessment assessment =
        meter.measure(
            new PhotographReader().read(rendered.toJpeg()),
            List.of(ScaleReference.parse(rendered.truth().reference() + "+-0mm")),
            List.of(BoxPrompts.jittered(truth.get(), new SplittableRandom(seed))));
    var ulcer =
        assessment.lesions().stream().flatMap(l -> l.region(Tissue.ULCER).stream()).findFirst();
    if (ulcer.isEmpty() || ulcer.get().area().value().squareMillimetres() == 0) {
      unmeasured++;
      return;
    }
    compare(ulcer.get(), truth.get().projectedAreaMm2());
  }

  private void compare(RegionMeasurement ulcer, double truth) {
    errors.add(ulcer.area().value().squareMillimetres() / truth - 1);
    var interval = ulcer.area().interval95();
    covered += interval.contains(Area.ofSquareMillimetres(truth)) ? 1 : 0;
    halfWidths.add(
        (interval.high().squareMillimetres() - ulcer.area().value().squareMillimetres()) / truth);
  }

  private String row(String name, long seed) {
    double[] absolute = errors.stream().mapToDouble(Math::abs).toArray();
    double[] signed = errors.stream().mapToDouble(e -> e).toArray();
    double[] interval = bootstrap(absolute, new SplittableRandom(seed));
    return String.format(
        Locale.ROOT,
        "%-15s %3d  %10d  %12.2f  [%.2f, %.2f]  %9.2f  %10.2f  %10.0f  %12.1f",
        name,
        absolute.length,
        unmeasured,
        100 * Samples.quantile(Arrays.stream(absolute), 0.5),
        100 * interval[0],
        100 * interval[1],
        100 * Samples.quantile(Arrays.stream(absolute), 0.95),
        100 * Samples.quantile(Arrays.stream(signed), 0.5),
        100.0 * covered / absolute.length,
        100 * Samples.quantile(halfWidths.stream().mapToDouble(h -> h), 0.5));
  }

  /** 95 % interval of the median by 2000 resamples. */
  private static double[] bootstrap(double[] values, SplittableRandom random) {
    double[] medians = new double[2000];
    for (int i = 0; i < medians.length; i++) {
      double[] sample = new double[values.length];
      Arrays.setAll(sample, k -> values[random.nextInt(values.length)]);
      medians[i] = Samples.quantile(Arrays.stream(sample), 0.5);
    }
    return new double[] {
      Samples.quantile(Arrays.stream(medians), 0.025),
      Samples.quantile(Arrays.stream(medians), 0.975)
    };
  }
}
