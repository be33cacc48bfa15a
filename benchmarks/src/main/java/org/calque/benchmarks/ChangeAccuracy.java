package org.calque.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.calque.Assessment;
import org.calque.LesionMeter;
import org.calque.LesionMeterOptions;
import org.calque.calibrate.ScaleReference;
import org.calque.compare.ChangeCategory;
import org.calque.compare.LesionChange;
import org.calque.compare.RegionChange;
import org.calque.compare.Visit;
import org.calque.compare.VisitComparator;
import org.calque.compare.VisitMeasurement;
import org.calque.evidence.Outcome;
import org.calque.measure.LesionMeasurerOptions;
import org.calque.measure.LesionSurface;
import org.calque.photo.Photograph;
import org.calque.photo.PhotographReader;
import org.calque.photo.UnreadablePhotographException;
import org.calque.quantity.Area;
import org.calque.quantity.Length;
import org.calque.segment.Tissue;
import org.calque.testdata.RegionTruth;
import org.calque.testdata.RenderedPhotograph;
import org.calque.testdata.Scene;
import org.calque.testdata.SceneCatalogue;
import org.calque.testdata.SizeClass;

/**
 * Prints how well a change between two rendered visits is measured: whole path, JPEG bytes to mm2,
 * plane known, marker without tolerance, box prompts jittered by 8 %.
 */
public final class ChangeAccuracy {
  /** Lesions that change by a known share between two visits. */
  private enum Course {
    FIVE_MM_STABLE(SizeClass.MM_2_5, 5, 1),
    FIVE_MM_LESS_5(SizeClass.MM_2_5, 5, 0.95),
    SMALL_STABLE(SizeClass.MM_2_5, 2.5, 1),
    SMALL_LESS_20(SizeClass.MM_2_5, 2.5, 0.80);

    private final SizeClass size;
    private final double diameterMm;
    private final double left;

    Course(SizeClass size, double diameterMm, double left) {
      this.size = size;
      this.diameterMm = diameterMm;
      this.left = left;
    }

    Scene visit(long seed, int visit) {
      double diameter = visit == 0 ? diameterMm : diameterMm * Math.sqrt(left);
      return SceneCatalogue.visit(seed, size, diameter, visit);
    }
  }

  private static final List<Tissue> TISSUES = List.of(Tissue.ULCER, Tissue.CALCIFIED_EXTRUSION);

  /** A pair: true and measured change over the true first area, and what was called of it. */
  private record Pair(
      double truth, double measured, double halfWidth, boolean covered, boolean changed) {}

  private final LesionMeter meter;
  private final NamedFocalLength named;

  private ChangeAccuracy(LesionMeter meter, NamedFocalLength named) {
    this.meter = meter;
    this.named = named;
  }

  /** Arguments: pairs a course, first seed, segmenter, {@link NamedFocalLength}. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 4) {
      throw new IllegalArgumentException(
          "give pairs a course, first seed, segmenter and one of "
              + List.of(NamedFocalLength.values()));
    }
    int pairs = Integer.parseInt(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    ChangeAccuracy accuracy =
        new ChangeAccuracy(
            new LesionMeter(
                new LesionMeterOptions(
                    SegmenterKind.valueOf(arguments[2]).segmenter(),
                    new LesionMeasurerOptions(new LesionSurface.Plane(), Length.ofMillimetres(0)))),
            NamedFocalLength.valueOf(arguments[3]));
    System.out.println(
        "course           region                 n  lost  true %  median %  sd %  median |e| %  half-width %  coverage %"
            + "  called a change %");
    for (Course course : Course.values()) {
      List<Map<Tissue, Optional<Pair>>> all =
          IntStream.range(0, pairs)
              .parallel()
              .mapToObj(i -> accuracy.pairs(course, seed + i))
              .toList();
      for (Tissue tissue : TISSUES) {
        System.out.println(
            row(
                course,
                tissue,
                all.stream().filter(p -> p.containsKey(tissue)).map(p -> p.get(tissue)).toList()));
      }
    }
  }

  /** A pair a region that is there at both visits; empty where it was not measured at both. */
  private Map<Tissue, Optional<Pair>> pairs(Course course, long seed) {
    RenderedPhotograph first = named.render(course.visit(seed, 0));
    RenderedPhotograph second = named.render(course.visit(seed, 1));
    Outcome<LesionChange> compared =
        new VisitComparator().compare(measured(first, seed), List.of(measured(second, ~seed)));
    Map<Tissue, Optional<Pair>> pairs = new EnumMap<>(Tissue.class);
    for (Tissue tissue : TISSUES) {
      Optional<RegionTruth> before = truth(first, tissue);
      Optional<RegionTruth> after = truth(second, tissue);
      if (before.isPresent() && after.isPresent()) {
        double area = before.get().projectedAreaMm2();
        double change = after.get().projectedAreaMm2() - area;
        pairs.put(tissue, change(compared, tissue).map(r -> pair(r, area, change)));
      }
    }
    return pairs;
  }

  private static Optional<RegionChange> change(Outcome<LesionChange> compared, Tissue tissue) {
    return compared instanceof Outcome.Obtained<LesionChange> obtained
        ? obtained.value().followUps().get(0).regions().stream()
            .filter(r -> r.kind() == tissue && r.change().isPresent())
            .findFirst()
        : Optional.empty();
  }

  private static Pair pair(RegionChange region, double before, double change) {
    var estimate = region.change().orElseThrow();
    double measured = estimate.value().squareMillimetres();
    return new Pair(
        change / before,
        measured / before,
        (estimate.interval95().high().squareMillimetres() - measured) / before,
        estimate.interval95().contains(Area.ofSquareMillimetres(change)),
        region.category() != ChangeCategory.NO_DETECTABLE_CHANGE);
  }

  private VisitMeasurement measured(RenderedPhotograph rendered, long seed) {
    Photograph photograph = read(rendered);
    String reference = rendered.truth().reference() + "+-0mm";
    Assessment assessment =
        meter.measure(
            photograph,
            List.of(ScaleReference.parse(reference)),
            List.of(
                BoxPrompts.jittered(
                    truth(rendered, Tissue.ULCER).orElseThrow(), new SplittableRandom(seed))));
    Visit visit =
        new Visit("week.jpg", photograph.sha256(), Optional.empty(), Optional.of(reference));
    return new VisitMeasurement(visit, assessment.lesions());
  }

  private static Photograph read(RenderedPhotograph rendered) {
    try {
      return new PhotographReader().read(rendered.toJpeg());
    } catch (UnreadablePhotographException e) {
      throw new IllegalStateException("a rendered photograph is not readable", e);
    }
  }

  private static Optional<RegionTruth> truth(RenderedPhotograph rendered, Tissue tissue) {
    return rendered.truth().lesions().get(0).region(tissue.label());
  }

  private static String row(Course course, Tissue tissue, List<Optional<Pair>> all) {
    List<Pair> pairs = all.stream().flatMap(Optional::stream).toList();
    List<Double> errors = new ArrayList<>();
    pairs.forEach(p -> errors.add(p.measured() - p.truth()));
    double bias = errors.stream().mapToDouble(e -> e).average().orElse(0);
    double variance = errors.stream().mapToDouble(e -> (e - bias) * (e - bias)).average().orElse(0);
    return String.format(
        Locale.ROOT,
        "%-16s %-20s %3d  %4d  %6.1f  %8.2f  %4.1f  %12.2f  %12.1f  %10.1f  %17.1f",
        course,
        tissue.label(),
        pairs.size(),
        all.size() - pairs.size(),
        100 * Samples.quantile(pairs.stream().mapToDouble(Pair::truth), 0.5),
        100 * Samples.quantile(pairs.stream().mapToDouble(Pair::measured), 0.5),
        100 * Math.sqrt(variance),
        100 * Samples.quantile(errors.stream().mapToDouble(Math::abs), 0.5),
        100 * Samples.quantile(pairs.stream().mapToDouble(Pair::halfWidth), 0.5),
        100 * pairs.stream().mapToInt(p -> p.covered() ? 1 : 0).average().orElse(0),
        100 * pairs.stream().mapToInt(p -> p.changed() ? 1 : 0).average().orElse(0));
  }
}
