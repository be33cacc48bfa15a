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
 * Prints how far the scale of references in rendered scenes lies from its truth: at the reference,
 * at a lesion beside it, and as far beyond. Sizes of 6 to 14 mm (QR 16 or 20 mm), 6 to 24 px/mm,
 * 100 to 350 mm away, tilt to 35 degrees, six skin tones, a telephone's blur and noise, stated
 * sizes exact.
 */
public final class ReferenceAccuracy {
  private static final double FRAME_DIAGONAL_MM = 43.2666;
  private static final String[] PLACES = {"at the reference", "at the lesion", "beyond"};
  private static final ReferenceSpec.Kind[] KINDS = {
    ReferenceSpec.Kind.ARUCO_4X4,
    ReferenceSpec.Kind.QR,
    ReferenceSpec.Kind.SQUARE,
    ReferenceSpec.Kind.DOT
  };

  private final List<double[]> rows = new ArrayList<>();
  private int refused;

  private ReferenceAccuracy() {}

  /** Arguments: scenes a kind, first seed, mm that the reference lies below the plane. */
  public static void main(String[] arguments) {
    int scenes = Integer.parseInt(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    double depth = Double.parseDouble(arguments[2]);
    for (ReferenceSpec.Kind kind : KINDS) {
      for (boolean named : new boolean[] {true, false}) {
        ReferenceAccuracy accuracy = new ReferenceAccuracy();
        for (int i = 0; i < scenes; i++) {
          accuracy.add(kind, named, seed + i, depth);
        }
        accuracy.print(kind + (named ? ", focal length named" : ", not named"));
      }
    }
  }

  private void add(ReferenceSpec.Kind kind, boolean named, long seed, double depth) {
    SplittableRandom random = new SplittableRandom(seed);
    double size =
        kind == ReferenceSpec.Kind.QR ? 16 + 4 * random.nextInt(2) : 6 + 4 * random.nextInt(3);
    double away = 0.75 * size + 4;
    double direction = 2 * Math.PI * random.nextDouble();
    double x = away * Math.cos(direction);
    double y = away * Math.sin(direction);
    double scale = 6 * Math.pow(4, random.nextDouble());
    int side = (int) (scale * (2 * away + 1.6 * size));
    Camera camera =
        Camera.overhead(side, side, scale)
            .atDistance(100 * Math.pow(3.5, random.nextDouble()))
            .tilted(35 * random.nextDouble(), 360 * random.nextDouble())
            .rolled(40 * random.nextDouble() - 20);
    Scene scene =
        Scene.builder()
            .seed(seed)
            .reference(new ReferenceSpec(kind, size, x, y, depth, 360 * random.nextDouble(), 0))
            .camera(camera)
            .skin(Skin.ofTone(1 + random.nextInt(6)))
            .sensor(Sensor.phone().focused(0.6 + random.nextDouble()))
            .build();
    RenderedPhotograph rendered = SceneRenderer.render(scene);
    ScaleReference reference =
        ScaleReference.parse(rendered.truth().reference().replace("mm", "mm+-0mm"));
    Outcome<CalibratedPhotograph> outcome =
        new Calibrator().calibrate(photograph(rendered, named), List.of(reference));
    if (outcome instanceof Outcome.Obtained<CalibratedPhotograph> obtained) {
      rows.add(row(obtained.value().calibration(), truth(rendered), x, y));
    } else {
      refused++;
    }
  }

  /** Error and stated uncertainty of the logarithm of the scale at each place. */
  private static double[] row(PlaneCalibration plane, PlaneMapping truth, double x, double y) {
    List<ImagePoint> places =
        List.of(
            plane.reference().centre(),
            truth.toImage(new PlanePoint(0, 0)),
            truth.toImage(new PlanePoint(-x, -y)));
    double[] row = new double[2 * PLACES.length];
    for (int i = 0; i < PLACES.length; i++) {
      ImagePoint p = places.get(i);
      row[2 * i] = Math.log(plane.mapping().pixelsPerMillimetre(p) / truth.pixelsPerMillimetre(p));
      row[2 * i + 1] = plane.relativeScaleUncertainty(p);
    }
    return row;
  }

  private static PlaneMapping truth(RenderedPhotograph rendered) {
    double[] h =
        rendered.truth().planeMapping().stream().mapToDouble(Double::doubleValue).toArray();
    return PlaneMapping.of(h, new double[h.length * h.length]);
  }

  private static Photograph photograph(RenderedPhotograph rendered, boolean named) {
    byte[] bgr = rendered.rgb();
    for (int i = 0; i < bgr.length; i += 3) {
      byte red = bgr[i];
      bgr[i] = bgr[i + 2];
      bgr[i + 2] = red;
    }
    double diagonal = Math.hypot(rendered.width(), rendered.height());
    OptionalDouble focal =
        OptionalDouble.of(rendered.truth().focalPx() * FRAME_DIAGONAL_MM / diagonal);
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

  private void print(String name) {
    System.out.println(name + ": n " + (rows.size() + refused) + ", refused " + refused);
    for (int i = 0; i < PLACES.length; i++) {
      int at = 2 * i;
      double[] errors = rows.stream().mapToDouble(r -> 100 * Math.abs(r[at])).sorted().toArray();
      double[] stated = rows.stream().mapToDouble(r -> 100 * r[at + 1]).sorted().toArray();
      long covered = rows.stream().filter(r -> Math.abs(r[at]) <= 1.96 * r[at + 1]).count();
      System.out.println(
          String.format(
              Locale.ROOT,
              "  %-16s |e| median %.3f %%, p95 %.3f %%; stated u median %.3f %%; covered %.1f %%",
              PLACES[i],
              errors[errors.length / 2],
              errors[(int) (0.95 * errors.length)],
              stated[stated.length / 2],
              100.0 * covered / rows.size()));
    }
  }
}
