package org.calque.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.calque.calibrate.CalibratedPhotograph;
import org.calque.calibrate.Calibrator;
import org.calque.calibrate.PlaneCalibration;
import org.calque.calibrate.ScaleReference;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.geometry.PlanePoint;
import org.calque.photo.CaptureMetadata;
import org.calque.photo.Photograph;
import org.calque.testdata.Camera;
import org.calque.testdata.ReferenceSpec;
import org.calque.testdata.RenderedPhotograph;
import org.calque.testdata.Scene;
import org.calque.testdata.SceneRenderer;
import org.calque.testdata.Sensor;
import org.calque.testdata.Skin;

/**
 * Prints how far the scale of printed rulers in rendered scenes lies from its truth, at the ruler
 * and at a lesion 14 mm beside it. Millimetre ticks of 40 to 70 mm at 8 to 24 px/mm, and combs of
 * centimetre ticks of 50 to 80 mm at 1.5 to 8 px/mm; 150 to 350 mm away, tilt to 35 degrees in any
 * direction, six skin tones, a telephone's blur and noise, printed lengths exact. A focal length
 * that is named is wrong by 3 %, one standard deviation.
 */
public final class RulerAccuracy {
  private static final double FRAME_DIAGONAL_MM = 43.2666;
  private static final double BESIDE_MM = 14;
  private static final double FOCAL_ERROR = 0.03;
  private static final String[] PLACES = {"at the ruler", "at the lesion"};

  private final boolean comb;
  private final boolean named;
  private final List<double[]> rows = new ArrayList<>();
  private int refused;

  private RulerAccuracy(boolean comb, boolean named) {
    this.comb = comb;
    this.named = named;
  }

  /** Arguments: scenes a kind, first seed. */
  public static void main(String[] arguments) {
    int scenes = Integer.parseInt(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    for (boolean comb : new boolean[] {false, true}) {
      for (boolean named : new boolean[] {true, false}) {
        RulerAccuracy accuracy = new RulerAccuracy(comb, named);
        for (int i = 0; i < scenes; i++) {
          accuracy.add(seed + i);
        }
        accuracy.print();
      }
    }
  }

  private void add(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double length = 10 * ((comb ? 5 : 4) + random.nextInt(4));
    double scale =
        comb ? 1.5 * Math.pow(8 / 1.5, random.nextDouble()) : 8 * Math.pow(3, random.nextDouble());
    double turn = 360 * random.nextDouble();
    double x = -BESIDE_MM * Math.sin(Math.toRadians(turn));
    double y = BESIDE_MM * Math.cos(Math.toRadians(turn));
    int side = (int) (scale * (length + 40));
    Camera camera =
        Camera.overhead(side, side, scale)
            .atDistance(150 + 200 * random.nextDouble())
            .tilted(35 * random.nextDouble(), 360 * random.nextDouble());
    ReferenceSpec.Kind kind = comb ? ReferenceSpec.Kind.COMB : ReferenceSpec.Kind.RULER;
    Scene scene =
        Scene.builder()
            .seed(seed)
            .reference(new ReferenceSpec(kind, length, x, y, 0, turn, 0))
            .camera(camera)
            .skin(Skin.ofTone(1 + random.nextInt(6)))
            .sensor(Sensor.phone().focused(0.6 + random.nextDouble()))
            .build();
    RenderedPhotograph rendered = SceneRenderer.render(scene);
    ScaleReference reference = ScaleReference.parse(comb ? "ruler:cm+-0mm" : "ruler:mm+-0mm");
    Outcome<CalibratedPhotograph> outcome =
        new Calibrator()
            .calibrate(photograph(rendered, 1 + FOCAL_ERROR * normal(random)), List.of(reference));
    if (outcome instanceof Outcome.Obtained<CalibratedPhotograph> obtained) {
      rows.add(row(obtained.value().calibration(), truth(rendered)));
    } else {
      refused++;
    }
  }

  /** Error and stated uncertainty of the logarithm of the scale at each place, and the pose. */
  private static double[] row(PlaneCalibration plane, PlaneMapping truth) {
    List<ImagePoint> places =
        List.of(plane.reference().centre(), truth.toImage(new PlanePoint(0, 0)));
    double[] row = new double[2 * PLACES.length + 1];
    for (int i = 0; i < PLACES.length; i++) {
      ImagePoint p = places.get(i);
      row[2 * i] = Math.log(plane.mapping().pixelsPerMillimetre(p) / truth.pixelsPerMillimetre(p));
      row[2 * i + 1] = plane.relativeScaleUncertainty(p);
    }
    row[2 * PLACES.length] = plane.pose().isPresent() ? 1 : 0;
    return row;
  }

  private static PlaneMapping truth(RenderedPhotograph rendered) {
    double[] h =
        rendered.truth().planeMapping().stream().mapToDouble(Double::doubleValue).toArray();
    return PlaneMapping.of(h, new double[h.length * h.length]);
  }

  /** About normal, of unit deviation. */
  private static double normal(SplittableRandom random) {
    return random.doubles(12).sum() - 6;
  }

  private Photograph photograph(RenderedPhotograph rendered, double focalError) {
    byte[] bgr = rendered.rgb();
    for (int i = 0; i < bgr.length; i += 3) {
      byte red = bgr[i];
      bgr[i] = bgr[i + 2];
      bgr[i + 2] = red;
    }
    double diagonal = Math.hypot(rendered.width(), rendered.height());
    OptionalDouble focal =
        OptionalDouble.of(focalError * rendered.truth().focalPx() * FRAME_DIAGONAL_MM / diagonal);
    CaptureMetadata metadata =
        new CaptureMetadata(
            Optional.empty(), Optional.empty(), Optional.empty(), OptionalDouble.empty(), focal);
    return Photograph.ofPixels(
        rendered.width(),
        rendered.height(),
        bgr,
        named ? metadata : CaptureMetadata.none(),
        "0".repeat(64));
  }

  private void print() {
    long planes = rows.stream().filter(r -> r[2 * PLACES.length] > 0).count();
    System.out.printf(
        Locale.ROOT,
        "%s, focal length %s: n %d, refused %d, with a plane %d%n",
        comb ? "centimetres" : "millimetres",
        named ? "named" : "not named",
        rows.size() + refused,
        refused,
        planes);
    for (double pose : new double[] {1, 0}) {
      List<double[]> of = rows.stream().filter(r -> r[2 * PLACES.length] == pose).toList();
      for (int i = 0; i < PLACES.length && !of.isEmpty(); i++) {
        System.out.println((pose > 0 ? "  plane" : "  scale") + line(of, i));
      }
    }
  }

  private static String line(List<double[]> rows, int place) {
    int at = 2 * place;
    double[] errors = rows.stream().mapToDouble(r -> 100 * Math.abs(r[at])).sorted().toArray();
    double[] stated = rows.stream().mapToDouble(r -> 100 * r[at + 1]).sorted().toArray();
    double squares =
        rows.stream().mapToDouble(r -> Math.pow(r[at] / r[at + 1], 2)).average().orElseThrow();
    long covered = rows.stream().filter(r -> Math.abs(r[at]) <= 1.96 * r[at + 1]).count();
    return String.format(
        Locale.ROOT,
        " %-13s n %3d |e| median %.3f %%, p95 %.3f %%, largest %.3f %%; stated u median %.3f %%;"
            + " rms e/u %.2f; covered %.1f %%",
        PLACES[place],
        rows.size(),
        errors[errors.length / 2],
        errors[(int) (0.95 * errors.length)],
        errors[errors.length - 1],
        stated[stated.length / 2],
        Math.sqrt(squares),
        100.0 * covered / rows.size());
  }
}
