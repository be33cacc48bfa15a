package org.calque.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.calque.LesionMeter;
import org.calque.LesionMeterOptions;
import org.calque.calibrate.ScaleReference;
import org.calque.evidence.FindingCode;
import org.calque.measure.LesionMeasurerOptions;
import org.calque.photo.Photograph;
import org.calque.photo.PhotographReader;
import org.calque.photo.UnreadablePhotographException;
import org.calque.quality.QualityOptions;
import org.calque.segment.AppearanceSegmenter;
import org.calque.segment.Prompt;
import org.calque.testdata.Camera;
import org.calque.testdata.LesionSpec;
import org.calque.testdata.ReferenceSpec;
import org.calque.testdata.RenderedPhotograph;
import org.calque.testdata.Scene;
import org.calque.testdata.SceneRenderer;
import org.calque.testdata.Skin;
import org.calque.testdata.Surface;

/** Prints how often a digit's width is found on fingers and on flat skin, and how true it is. */
public final class DigitAccuracy {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 700;
  private static final double SCALE = 18;
  private static final int KINDS = 3;

  private DigitAccuracy() {}

  /** Arguments: scenes a kind of surface, seed. */
  public static void main(String[] arguments) throws UnreadablePhotographException {
    int scenes = Integer.parseInt(arguments[0]);
    SplittableRandom random = new SplittableRandom(Long.parseLong(arguments[1]));
    for (int kind = 0; kind < KINDS; kind++) {
      List<Double> errors = new ArrayList<>();
      for (int i = 0; i < scenes; i++) {
        double radius = random.nextDouble(6.5, 12.5);
        Scene scene = scene(surface(kind, radius, random), i, random);
        width(scene).ifPresent(width -> errors.add(100 * (width / 2 / radius - 1)));
      }
      errors.sort(null);
      System.out.printf(
          Locale.ROOT,
          "%-16s found on %d of %d; half width against radius, %%: %s%n",
          List.of("digit", "digit's end", "flat skin").get(kind),
          errors.size(),
          scenes,
          errors.isEmpty()
              ? "-"
              : String.format(
                  Locale.ROOT,
                  "%.1f [%.1f, %.1f]",
                  errors.get(errors.size() / 2),
                  errors.get(0),
                  errors.get(errors.size() - 1)));
    }
  }

  private static Surface surface(int kind, double radius, SplittableRandom random) {
    return switch (kind) {
      case 0 -> Surface.cylinder(radius);
      case 1 -> Surface.finger(radius, radius * random.nextDouble(0.8, 1.8));
      default -> Surface.plane();
    };
  }

  private static Scene scene(Surface surface, int number, SplittableRandom random) {
    Camera camera =
        Camera.overhead(WIDTH, HEIGHT, SCALE)
            .atDistance(180)
            .tilted(random.nextDouble(20), random.nextDouble(360))
            .rolled(random.nextDouble(360));
    Scene.Background[] backgrounds = Scene.Background.values();
    return Scene.builder()
        .seed(random.nextLong())
        .lesion(LesionSpec.blob(random.nextDouble(1.5, 6.5), random.nextLong()))
        .skin(Skin.ofTone(1 + number % 6))
        .surface(surface)
        .background(backgrounds[random.nextInt(backgrounds.length)])
        .reference(ReferenceSpec.none())
        .camera(camera)
        .build();
  }

  /** The width that the assessment names, the scale given by a line set by hand. */
  private static Optional<Double> width(Scene scene) throws UnreadablePhotographException {
    RenderedPhotograph rendered = SceneRenderer.render(scene);
    Photograph photograph = new PhotographReader().read(rendered.toJpeg());
    double px = rendered.truth().pxPerMm() * 10;
    String line =
        String.format(
            Locale.ROOT,
            "line:%d,%d,%.2f,%d=10mm",
            WIDTH / 2,
            HEIGHT / 2,
            WIDTH / 2 + px,
            HEIGHT / 2);
    LesionMeter meter =
        new LesionMeter(
            new LesionMeterOptions(
                new AppearanceSegmenter(),
                LesionMeasurerOptions.defaults(),
                QualityOptions.defaults()));
    Prompt box =
        BoxPrompts.jittered(
            rendered.truth().lesions().get(0).region("ulcer").orElseThrow(),
            new SplittableRandom(scene.seed()));
    return meter
        .measure(photograph, List.of(ScaleReference.parse(line)), List.of(box))
        .findings()
        .stream()
        .filter(f -> f.code() == FindingCode.DIGIT_WIDTH)
        .findFirst()
        .map(f -> f.reading().orElseThrow().value());
  }
}
