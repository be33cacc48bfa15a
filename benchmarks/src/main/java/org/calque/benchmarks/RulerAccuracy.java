package org.calque.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.calque.calibrate.CalibratedPhotograph;
import org.calque.calibrate.Calibrator;
import org.calque.calibrate.PlaneCalibration;
import org.calque.calibrate.ScaleReference;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.geometry.PlanePoint;
import org.calque.photo.Photograph;
import org.calque.quantity.Area;
import org.calque.quantity.Estimate;
import org.calque.testdata.Camera;
import org.calque.testdata.ReferenceSpec;
import org.calque.testdata.Scene;
import org.calque.testdata.SceneRenderer;
import org.calque.testdata.Sensor;
import org.calque.testdata.Skin;

/**
 * Prints how far the scale of printed rulers in rendered scenes lies from its truth, at the ruler
 * and at a lesion 14 mm beside it, and whether the lesion's area lies inside its interval.
 * Millimetre ticks of 40 to 70 mm at 8 to 24 px/mm, the same on both arms of L-shaped scales of 30
 * to 60 mm whose nook the lesion lies in, 14 mm from either arm, combs of centimetre ticks of 50 to
 * 80 mm at 1.5 to 8 px/mm, and a line by hand over 10 to 40 mm of the millimetre ticks, each end
 * set to a pixel; 150 to 350 mm away, tilt to 35 degrees in any direction, radial distortion and
 * the lens's axis as in {@link ReferenceAccuracy}, six skin tones, a telephone's blur and noise,
 * printed lengths exact.
 */
public final class RulerAccuracy {
  private static final double BESIDE_MM = 14;

  /** From the middle of an L-shaped scale to its inner corner, less half an arm. */
  private static final double CORNER_MM = 5.5;

  private static final double LENS = 0.05;
  private static final double UNKNOWN_LENS = 0.2;
  private static final double NORMAL_95 = 1.96;

  private enum Kind {
    MILLIMETRES(4),
    CENTIMETRES(5),
    ANGLE(3),
    LINE(4);

    private final int shortestCm;

    Kind(int shortestCm) {
      this.shortestCm = shortestCm;
    }
  }

  /** The logarithms of what was measured over the truth, with their stated uncertainties. */
  private record Row(
      boolean plane, double[] atTheRuler, double[] atTheLesion, double[] area, boolean inside) {}

  private final Kind kind;
  private final boolean named;
  private final List<Row> rows = new ArrayList<>();
  private int refused;

  private RulerAccuracy(Kind kind, boolean named) {
    this.kind = kind;
    this.named = named;
  }

  /** Arguments: scenes a line of the table, first seed; then kinds, by comma, for some of them. */
  public static void main(String[] arguments) {
    int scenes = Integer.parseInt(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    String kinds = arguments.length > 2 ? arguments[2] : "millimetres,centimetres,angle,line";
    for (String kind : kinds.split(",")) {
      for (boolean named : new boolean[] {true, false}) {
        RulerAccuracy accuracy =
            new RulerAccuracy(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), named);
        for (int i = 0; i < scenes; i++) {
          accuracy.add(seed + i);
        }
        accuracy.print();
      }
    }
  }

  private void add(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean comb = kind == Kind.CENTIMETRES;
    double length = 10 * (kind.shortestCm + random.nextInt(4));
    double scale =
        comb ? 1.5 * Math.pow(8 / 1.5, random.nextDouble()) : 8 * Math.pow(3, random.nextDouble());
    double turn = 360 * random.nextDouble();
    double x = -BESIDE_MM * Math.sin(Math.toRadians(turn));
    double y = BESIDE_MM * Math.cos(Math.toRadians(turn));
    int side = (int) (scale * (length + (kind == Kind.ANGLE ? 50 : 40)));
    Camera camera =
        Camera.overhead(side, side, scale)
            .atDistance(150 + 200 * random.nextDouble())
            .tilted(35 * random.nextDouble(), 360 * random.nextDouble())
            .distorted((named ? LENS : UNKNOWN_LENS) * (2 * random.nextDouble() - 1));
    ReferenceSpec.Kind drawn = comb ? ReferenceSpec.Kind.COMB : ReferenceSpec.Kind.RULER;
    ReferenceSpec spec =
        kind == Kind.ANGLE
            ? angle(length, turn)
            : new ReferenceSpec(drawn, length, x, y, 0, turn, 0);
    Scene scene =
        Scene.builder()
            .seed(seed)
            .reference(kind == Kind.LINE ? ReferenceSpec.none() : spec)
            .camera(camera)
            .skin(Skin.ofTone(1 + random.nextInt(6)))
            .sensor(Sensor.phone().focused(0.6 + random.nextDouble()))
            .build();
    CutPhotograph cut = CutPhotograph.of(SceneRenderer.render(scene), random);
    Photograph photograph = cut.photograph(ToneCurve.of("srgb", random), named, random);
    String reference =
        switch (kind) {
          case MILLIMETRES, ANGLE -> "ruler:mm+-0mm";
          case CENTIMETRES -> "ruler:cm+-0mm";
          case LINE -> line(spec, 10 * (1 + random.nextInt(4)), cut.truth(), random);
        };
    Outcome<CalibratedPhotograph> outcome =
        new Calibrator().calibrate(photograph, List.of(ScaleReference.parse(reference)));
    if (outcome instanceof Outcome.Obtained<CalibratedPhotograph> obtained) {
      add(obtained.value().calibration(), cut.truth());
    } else {
      refused++;
    }
  }

  /** An L-shaped scale in whose nook the lesion lies, as far from both arms as from a ruler. */
  private static ReferenceSpec angle(double length, double turn) {
    double middle = length / 2 - BESIDE_MM - CORNER_MM;
    double c = Math.cos(Math.toRadians(turn));
    double s = Math.sin(Math.toRadians(turn));
    return new ReferenceSpec(
        ReferenceSpec.Kind.ANGLE_SCALE, length, middle * (c - s), middle * (s + c), 0, turn, 0);
  }

  /** Two points about the ruler's middle, each set with a deviation of a pixel in x and in y. */
  private static String line(
      ReferenceSpec ruler, double length, PlaneMapping truth, SplittableRandom random) {
    double dx = length / 2 * Math.cos(Math.toRadians(ruler.turnDeg()));
    double dy = length / 2 * Math.sin(Math.toRadians(ruler.turnDeg()));
    ImagePoint from = truth.toImage(new PlanePoint(ruler.xMm() - dx, ruler.yMm() - dy));
    ImagePoint to = truth.toImage(new PlanePoint(ruler.xMm() + dx, ruler.yMm() + dy));
    return String.format(
        Locale.ROOT,
        "line:%.2f,%.2f,%.2f,%.2f=%.0fmm+-0mm",
        from.x() + random.nextGaussian(),
        from.y() + random.nextGaussian(),
        to.x() + random.nextGaussian(),
        to.y() + random.nextGaussian(),
        length);
  }

  private void add(PlaneCalibration plane, PlaneMapping truth) {
    Optional<Estimate<Area>> area = FlatLesion.IN_THE_PLANE.area(plane, truth);
    if (area.isEmpty()) {
      refused++;
      return;
    }
    double value = area.get().value().squareMillimetres();
    double truly = FlatLesion.trueArea(truth).squareMillimetres();
    double[] of = {
      Math.log(value / truly), area.get().standardUncertainty().squareMillimetres() / value
    };
    rows.add(
        new Row(
            plane.pose().isPresent(),
            scale(plane, truth, plane.reference().centre()),
            scale(plane, truth, truth.toImage(new PlanePoint(0, 0))),
            of,
            area.get().interval95().contains(FlatLesion.trueArea(truth))));
  }

  private static double[] scale(PlaneCalibration plane, PlaneMapping truth, ImagePoint at) {
    return new double[] {
      Math.log(plane.mapping().pixelsPerMillimetre(at) / truth.pixelsPerMillimetre(at)),
      plane.relativeScaleUncertainty(at)
    };
  }

  private void print() {
    System.out.printf(
        Locale.ROOT,
        "%s, focal length %s: n %d, refused %d, with a plane %d%n",
        kind.name().toLowerCase(Locale.ROOT),
        named ? "named" : "not named",
        rows.size() + refused,
        refused,
        rows.stream().filter(Row::plane).count());
    print("all", rows);
    print("with a plane", rows.stream().filter(Row::plane).toList());
    print("a scale alone", rows.stream().filter(row -> !row.plane).toList());
  }

  private static void print(String which, List<Row> rows) {
    if (!rows.isEmpty()) {
      double inside = 100.0 * rows.stream().filter(Row::inside).count() / rows.size();
      System.out.printf(
          Locale.ROOT,
          "  %s: n %d, area inside its interval %.1f %%%n",
          which,
          rows.size(),
          inside);
      line("scale at the ruler", rows.stream().map(Row::atTheRuler).toList());
      line("scale at the lesion", rows.stream().map(Row::atTheLesion).toList());
      line("area of the lesion", rows.stream().map(Row::area).toList());
    }
  }

  private static void line(String what, List<double[]> rows) {
    double[] errors = rows.stream().mapToDouble(r -> 100 * Math.abs(r[0])).sorted().toArray();
    double[] stated = rows.stream().mapToDouble(r -> 100 * r[1]).sorted().toArray();
    double squares = rows.stream().mapToDouble(r -> Math.pow(r[0] / r[1], 2)).average().orElse(0);
    long covered = rows.stream().filter(r -> Math.abs(r[0]) <= NORMAL_95 * r[1]).count();
    System.out.printf(
        Locale.ROOT,
        "    %-19s |e| median %.3f %%, p95 %.3f %%, largest %.3f %%; stated u median %.3f %%;"
            + " rms e/u %.2f; covered %.1f %%%n",
        what,
        errors[errors.length / 2],
        errors[(int) (0.95 * errors.length)],
        errors[errors.length - 1],
        stated[stated.length / 2],
        Math.sqrt(squares),
        100.0 * covered / rows.size());
  }
}
