package org.calque.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.calque.calibrate.CalibratedPhotograph;
import org.calque.calibrate.Calibrator;
import org.calque.calibrate.ScaleReference;
import org.calque.evidence.Outcome;
import org.calque.geometry.PlaneMapping;
import org.calque.photo.PhotographReader;
import org.calque.photo.UnreadablePhotographException;
import org.calque.quantity.Area;
import org.calque.quantity.Estimate;
import org.calque.testdata.RenderedPhotograph;
import org.calque.testdata.Scene;
import org.calque.testdata.SceneCatalogue;
import org.calque.testdata.SizeClass;

/**
 * Prints how well a marker's plane gives the area of a disc beside it whose edge is known, and how
 * well that is said to be known: rendered visits, by the focal length that their files name.
 */
public final class PlaneAccuracy {
  private static final double[] SHARES = {0.5, 0.75, 0.95, 1};

  /** Relative error of an area and its stated standard uncertainty. */
  private record Row(double error, double stated) {
    double ratio() {
      return Math.abs(error) / stated;
    }
  }

  private PlaneAccuracy() {}

  /**
   * Arguments: visits, first seed, {@link NamedFocalLength}; the camera's distance in mm, else each
   * visit's own.
   */
  public static void main(String[] arguments) {
    int visits = Integer.parseInt(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    NamedFocalLength named = NamedFocalLength.valueOf(arguments[2]);
    List<Row> rows =
        IntStream.range(0, visits)
            .parallel()
            .mapToObj(i -> SceneCatalogue.visit(seed + i / 2, SizeClass.MM_2_5, 5, i % 2))
            .map(
                scene -> arguments.length > 3 ? at(scene, Double.parseDouble(arguments[3])) : scene)
            .map(scene -> row(named.render(scene)))
            .flatMap(Optional::stream)
            .toList();
    System.out.println(rows.size() + " of " + visits + ": median, 75 %, 95 %, largest");
    print("error of the area, %", rows.stream().mapToDouble(r -> 100 * Math.abs(r.error())));
    print("stated u of it, %", rows.stream().mapToDouble(r -> 100 * r.stated()));
    print("error over stated u", rows.stream().mapToDouble(Row::ratio));
    System.out.println("covered " + rows.stream().filter(r -> r.ratio() <= 1.96).count());
  }

  private static Scene at(Scene scene, double millimetres) {
    return scene.toBuilder().camera(scene.camera().atDistance(millimetres)).build();
  }

  /** Empty where the marker is refused. */
  private static Optional<Row> row(RenderedPhotograph rendered) {
    ScaleReference reference = ScaleReference.parse(rendered.truth().reference() + "+-0mm");
    PlaneMapping truth = new CutPhotograph(rendered, 0, 0, 0, 0).truth();
    try {
      return new Calibrator()
                  .calibrate(new PhotographReader().read(rendered.toJpeg()), List.of(reference))
              instanceof Outcome.Obtained<CalibratedPhotograph> obtained
          ? FlatLesion.IN_THE_PLANE
              .area(obtained.value().calibration(), truth)
              .map(area -> row(area, FlatLesion.trueArea(truth)))
          : Optional.empty();
    } catch (UnreadablePhotographException e) {
      throw new IllegalStateException("a rendered photograph is not readable", e);
    }
  }

  private static Row row(Estimate<Area> area, Area truth) {
    double mm2 = area.value().squareMillimetres();
    return new Row(
        mm2 / truth.squareMillimetres() - 1, area.standardUncertainty().squareMillimetres() / mm2);
  }

  private static void print(String name, DoubleStream values) {
    double[] all = values.toArray();
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-20s", name));
    for (double share : SHARES) {
      double quantile = Samples.quantile(Arrays.stream(all), share);
      line.append(String.format(Locale.ROOT, "%8.2f", quantile));
    }
    System.out.println(line);
  }
}
