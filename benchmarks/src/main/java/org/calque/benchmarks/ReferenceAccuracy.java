package org.calque.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
import org.calque.testdata.Camera;
import org.calque.testdata.ReferenceSpec;
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
  /** Radial coefficients lie within this where the file names a focal length. */
  private static final double LENS = 0.05;

  /** And within this where it does not. */
  private static final double UNKNOWN_LENS = 0.2;

  private static final String[] PLACES = {"at the reference", "at the lesion", "beyond"};
  private static final ReferenceSpec.Kind[] KINDS = {
    ReferenceSpec.Kind.ARUCO_4X4,
    ReferenceSpec.Kind.QR,
    ReferenceSpec.Kind.SQUARE,
    ReferenceSpec.Kind.DOT
  };

  private final List<double[]> rows = new ArrayList<>();
  private final String tone;
  private int refused;
  private int areasInside;

  private ReferenceAccuracy(String tone) {
    this.tone = tone;
  }

  /**
   * Arguments: scenes a kind, first seed, mm that the reference lies below the plane, and the tone
   * curve as {@link ToneCurve} names them; then {@code named} or {@code unnamed} for half the
   * lines, and the kinds for a part of them, such as {@code DOT,QR}.
   */
  public static void main(String[] arguments) {
    int scenes = Integer.parseInt(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    double depth = Double.parseDouble(arguments[2]);
    String tone = arguments.length > 3 ? arguments[3] : "srgb";
    boolean[] cameras =
        arguments.length > 4
            ? new boolean[] {arguments[4].equals("named")}
            : new boolean[] {true, false};
    List<ReferenceSpec.Kind> kinds =
        arguments.length > 5
            ? Arrays.stream(arguments[5].split(",")).map(ReferenceSpec.Kind::valueOf).toList()
            : List.of(KINDS);
    for (ReferenceSpec.Kind kind : kinds) {
      for (boolean named : cameras) {
        ReferenceAccuracy accuracy = new ReferenceAccuracy(tone);
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
            .rolled(40 * random.nextDouble() - 20)
            .distorted((named ? LENS : UNKNOWN_LENS) * (2 * random.nextDouble() - 1));
    Scene scene =
        Scene.builder()
            .seed(seed)
            .reference(
                new ReferenceSpec(kind, size, x, y, depth, 360 * random.nextDouble(), 0, seed))
            .camera(camera)
            .skin(Skin.ofTone(1 + random.nextInt(6)))
            .sensor(Sensor.phone().focused(0.6 + random.nextDouble()))
            .build();
    CutPhotograph cut = CutPhotograph.of(SceneRenderer.render(scene), random);
    ScaleReference reference =
        ScaleReference.parse(cut.whole().truth().reference().replace("mm", "mm+-0mm"));
    Photograph photograph = cut.photograph(ToneCurve.of(tone, random), named, random);
    Outcome<CalibratedPhotograph> outcome =
        new Calibrator().calibrate(photograph, List.of(reference));
    if (outcome instanceof Outcome.Obtained<CalibratedPhotograph> obtained) {
      PlaneMapping truth = cut.truth();
      areasInside +=
          FlatLesion.AT_AN_UNKNOWN_HEIGHT.inside(obtained.value().calibration(), truth) ? 1 : 0;
      rows.add(row(obtained.value().calibration(), truth, x, y));
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

  private void print(String name) {
    System.out.println(name + ": n " + (rows.size() + refused) + ", refused " + refused);
    for (int i = 0; i < PLACES.length; i++) {
      int at = 2 * i;
      double[] errors = rows.stream().mapToDouble(r -> 100 * Math.abs(r[at])).sorted().toArray();
      double[] stated = rows.stream().mapToDouble(r -> 100 * r[at + 1]).sorted().toArray();
      double squares =
          rows.stream().mapToDouble(r -> r[at] * r[at] / (r[at + 1] * r[at + 1])).sum();
      long covered = rows.stream().filter(r -> Math.abs(r[at]) <= 1.96 * r[at + 1]).count();
      System.out.println(
          String.format(
              Locale.ROOT,
              "  %-16s |e| median %.3f %%, p95 %.3f %%; stated u median %.3f %%; root mean square"
                  + " %.2f, covered %.1f %%",
              PLACES[i],
              errors[errors.length / 2],
              errors[(int) (0.95 * errors.length)],
              stated[stated.length / 2],
              Math.sqrt(squares / rows.size()),
              100.0 * covered / rows.size()));
    }
    System.out.println(
        String.format(
            Locale.ROOT,
            "  area at the lesion, height not stated: inside %.1f %%",
            100.0 * areasInside / rows.size()));
  }
}
