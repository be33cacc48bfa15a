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
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.photo.PhotographReader;
import org.calque.photo.UnreadablePhotographException;
import org.calque.testdata.Camera;
import org.calque.testdata.Encoding;
import org.calque.testdata.LesionSpec;
import org.calque.testdata.Light;
import org.calque.testdata.ReferenceSpec;
import org.calque.testdata.RegionTruth;
import org.calque.testdata.RenderedPhotograph;
import org.calque.testdata.Scene;
import org.calque.testdata.SceneRenderer;
import org.calque.testdata.Sensor;
import org.calque.testdata.Skin;

/**
 * Prints how far the scale that a card gives lies from its truth, at the lesion: half the relative
 * difference of the true outline's area on the plane found from that on the true plane. JPEG bytes
 * to scale; tilt to 35 degrees, every light and sensor property drawn at random, lenses that
 * distort in a third of the scenes.
 */
public final class CardAccuracy {
  private static final double EXACT_95 = 1.959964;
  private static final Calibrator CALIBRATOR = new Calibrator();

  /** Where the lesion is, and how much of the card is in view. */
  private enum Place {
    WINDOW(ReferenceSpec.Kind.CARD, 0, 33),
    BESIDE(ReferenceSpec.Kind.CARD, 37, 38),
    CUT_OFF(ReferenceSpec.Kind.CARD, 30, 17),
    STRIP(ReferenceSpec.Kind.CARD_STRIP, 14, 32);

    private final ReferenceSpec.Kind kind;
    private final double awayMm;
    private final double halfViewMm;

    Place(ReferenceSpec.Kind kind, double awayMm, double halfViewMm) {
      this.kind = kind;
      this.awayMm = awayMm;
      this.halfViewMm = halfViewMm;
    }
  }

  private final List<Double> errors = new ArrayList<>();
  private final List<Double> uncertainties = new ArrayList<>();
  private int refused;

  private CardAccuracy() {}

  /** Arguments: scenes a row, first seed, and the places for a part of the rows. */
  public static void main(String[] arguments) throws UnreadablePhotographException {
    int scenes = Integer.parseInt(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    System.out.println(
        "place      n  refused  median |e| %  p95 |e| %  median e %  median u %  rms e/u  within 1.96 u %");
    List<Place> places =
        arguments.length > 2
            ? Arrays.stream(arguments[2].split(",")).map(Place::valueOf).toList()
            : List.of(Place.values());
    for (Place place : places) {
      CardAccuracy accuracy = new CardAccuracy();
      for (int i = 0; i < scenes; i++) {
        accuracy.add(SceneRenderer.render(scene(place, seed + i)));
      }
      System.out.println(accuracy.row(place));
    }
  }

  private static double between(SplittableRandom random, double from, double to) {
    return from + (to - from) * random.nextDouble();
  }

  private static Scene scene(Place place, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double direction = between(random, 0, 2 * Math.PI);
    double away = place.awayMm * between(random, 0.8, 1.2);
    double x = away * Math.cos(direction);
    double y = away * Math.sin(direction);
    double turn =
        place == Place.STRIP
            ? Math.toDegrees(direction) + 90 + between(random, -15, 15)
            : between(random, 0, 360);
    double scale = Math.exp(between(random, Math.log(9), Math.log(18)));
    int size = (int) (2 * scale * place.halfViewMm * (place == Place.BESIDE ? 1.15 : 1));
    double aim = place == Place.BESIDE ? 0.5 : place == Place.STRIP ? 0.4 : 0;
    Camera camera =
        Camera.overhead(size, size, scale)
            .aimedAt(aim * x, aim * y)
            .atDistance(between(random, 120, 350))
            .tilted(between(random, 0, 35), between(random, 0, 360))
            .rolled(between(random, -20, 20))
            .distorted(random.nextDouble() < 0.3 ? between(random, -0.15, 0.1) : 0);
    return Scene.builder()
        .seed(seed)
        .lesion(LesionSpec.disc(between(random, 2, 10)))
        .reference(new ReferenceSpec(place.kind, 100, x, y, 0, turn, 0, seed))
        .camera(camera)
        .skin(Skin.ofTone(1 + random.nextInt(6)))
        .light(light(random))
        .sensor(sensor(random))
        .encoding(Encoding.standard().atQuality(75 + random.nextInt(23)))
        .build();
  }

  private static Light light(SplittableRandom random) {
    return new Light(
        between(random, -180, 180),
        between(random, 25, 80),
        between(random, 0.3, 0.75),
        between(random, -0.3, 0.3),
        random.nextDouble() < 0.2 ? between(random, 0.2, 0.7) : 0,
        between(random, -20, 20),
        between(random, 0.2, 5));
  }

  private static Sensor sensor(SplittableRandom random) {
    return new Sensor(
        between(random, 0.6, 1.6),
        random.nextDouble() < 0.15 ? between(random, 0.5, 3) : 0,
        between(random, 0, 180),
        between(random, -0.8, 0.3),
        between(random, -0.6, 0.6),
        0.1,
        between(random, 0.005, 0.02),
        between(random, 0.0005, 0.003));
  }

  private void add(RenderedPhotograph rendered) throws UnreadablePhotographException {
    Outcome<CalibratedPhotograph> outcome =
        CALIBRATOR.calibrate(
            new PhotographReader().read(rendered.toJpeg()),
            List.of(ScaleReference.parse("card:bar=100mm+-0mm")));
    if (!(outcome instanceof Outcome.Obtained<CalibratedPhotograph> obtained)) {
      refused++;
      return;
    }
    PlaneCalibration plane = obtained.value().calibration();
    RegionTruth truth = rendered.truth().lesions().get(0).region("ulcer").orElseThrow();
    List<ImagePoint> ring =
        Arrays.stream(truth.outlinePx().get(0).outer())
            .map(p -> new ImagePoint(p[0], p[1]))
            .toList();
    ImageOutline outline = ImageOutline.of(ring);
    double area = plane.mapping().toPlane(outline).area().squareMillimetres();
    PlaneMapping trueMapping = new CutPhotograph(rendered, 0, 0, 0, 0).truth();
    double trueArea = trueMapping.toPlane(outline).area().squareMillimetres();
    errors.add(Math.sqrt(area / trueArea) - 1);
    uncertainties.add(plane.mapping().areaUncertainty(outline).squareMillimetres() / (2 * area));
  }

  private String row(Place place) {
    double[] absolute = errors.stream().mapToDouble(Math::abs).toArray();
    int within = 0;
    double squares = 0;
    for (int i = 0; i < absolute.length; i++) {
      double ratio = absolute[i] / uncertainties.get(i);
      squares += ratio * ratio / absolute.length;
      within += absolute[i] <= EXACT_95 * uncertainties.get(i) ? 1 : 0;
    }
    return String.format(
        Locale.ROOT,
        "%-8s %3d  %7d  %12.4f  %9.4f  %10.4f  %10.4f  %7.2f  %15.1f",
        place,
        absolute.length,
        refused,
        100 * quantile(absolute, 0.5),
        100 * quantile(absolute, 0.95),
        100 * quantile(errors.stream().mapToDouble(e -> e).toArray(), 0.5),
        100 * quantile(uncertainties.stream().mapToDouble(u -> u).toArray(), 0.5),
        Math.sqrt(squares),
        100.0 * within / absolute.length);
  }

  private static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1.0, share * sorted.length)];
  }
}
