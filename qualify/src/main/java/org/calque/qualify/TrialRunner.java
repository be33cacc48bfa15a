package org.calque.qualify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.calque.Assessment;
import org.calque.LesionMeter;
import org.calque.LesionMeterOptions;
import org.calque.calibrate.ScaleReference;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.Polygon;
import org.calque.measure.LesionMeasurerOptions;
import org.calque.measure.LesionSurface;
import org.calque.measure.RegionMeasurement;
import org.calque.photo.Photograph;
import org.calque.photo.PhotographReader;
import org.calque.photo.UnreadablePhotographException;
import org.calque.quantity.Area;
import org.calque.quantity.Interval;
import org.calque.quantity.Length;
import org.calque.segment.Segmenter;
import org.calque.segment.Tissue;
import org.calque.testdata.LesionTruth;
import org.calque.testdata.RegionTruth;
import org.calque.testdata.RenderedPhotograph;
import org.calque.testdata.Scene;
import org.calque.testdata.SceneRenderer;
import org.calque.testdata.SceneTruth;

/**
 * Renders a scene, measures it from its JPEG bytes on, and compares each region with its truth. The
 * reference has no tolerance and the surface is taken as its plane. Immutable; safe for any thread.
 */
final class TrialRunner {
  /** A truth's outline that is covered by less than this was not what was measured. */
  private static final double LEAST_OVERLAP = 0.1;

  private final LesionMeter meter;

  TrialRunner(Segmenter segmenter) {
    this.meter =
        new LesionMeter(
            new LesionMeterOptions(
                segmenter,
                new LesionMeasurerOptions(new LesionSurface.Plane(), Length.ofMillimetres(0))));
  }

  /** A scene as it was drawn, under each of the prompts. */
  List<Trial> run(TrialScene drawn, List<PromptKind> prompts) {
    return run(drawn, drawn.scene(), prompts);
  }

  /** Another version of a scene, under each of the prompts. */
  List<Trial> run(TrialScene drawn, Scene version, List<PromptKind> prompts) {
    RenderedPhotograph rendered = SceneRenderer.render(version);
    LesionTruth lesion = rendered.truth().lesions().get(0);
    if (lesion.regions().isEmpty()) {
      return List.of();
    }
    Photograph photograph = read(rendered);
    ImageOutline whole = outline(lesion.regions().get(0));
    List<Trial> trials = new ArrayList<>();
    for (PromptKind prompt : prompts) {
      Assessment assessment =
          meter.measure(
              photograph,
              List.of(ScaleReference.parse(rendered.truth().reference() + "+-0mm")),
              List.of(prompt.at(whole, drawn.seed())));
      for (Tissue tissue : QualificationReport.TISSUES) {
        trials.add(compared(drawn, prompt, tissue, rendered.truth(), assessment));
      }
    }
    return trials;
  }

  private static Photograph read(RenderedPhotograph rendered) {
    try {
      return new PhotographReader().read(rendered.toJpeg());
    } catch (UnreadablePhotographException e) {
      throw new IllegalStateException("a rendered photograph cannot be read", e);
    }
  }

  private static Trial compared(
      TrialScene drawn, PromptKind prompt, Tissue tissue, SceneTruth truth, Assessment found) {
    Optional<RegionTruth> real = truth.lesions().get(0).region(tissue.label());
    ImageOutline there = real.map(TrialRunner::outline).orElse(ImageOutline.EMPTY);
    Optional<RegionMeasurement> best =
        found.lesions().stream()
            .flatMap(l -> l.region(tissue).stream())
            .filter(r -> r.area().value().squareMillimetres() > 0)
            .max(Comparator.comparingDouble(r -> shared(r.outlinePx(), there)));
    Trial.Outcome outcome =
        found.isRefused()
            ? Trial.Outcome.REFUSED
            : best.map(r -> outcome(r.outlinePx(), there))
                .orElse(real.isPresent() ? Trial.Outcome.NOT_SEEN : Trial.Outcome.MEASURED);
    Optional<RegionMeasurement> measured = best.filter(r -> outcome == Trial.Outcome.MEASURED);
    double area = real.map(RegionTruth::projectedAreaMm2).orElse(0.0);
    Optional<Interval<Area>> interval = measured.map(r -> r.area().interval95());
    return new Trial(
        drawn,
        prompt,
        tissue,
        area,
        Math.sqrt(4 * area / Math.PI),
        outcome,
        measured.map(r -> r.area().value().squareMillimetres()).orElse(0.0),
        interval.map(i -> i.low().squareMillimetres()).orElse(0.0),
        interval.map(i -> i.high().squareMillimetres()).orElse(0.0),
        measured.map(r -> dice(r.outlinePx(), there)).orElse(0.0),
        scaleError(truth, found, there));
  }

  /** A region that is not there cannot be missed by measuring elsewhere. */
  private static Trial.Outcome outcome(ImageOutline measured, ImageOutline truth) {
    return truth.isEmpty() || shared(measured, truth) >= LEAST_OVERLAP * truth.pixelCoverage()
        ? Trial.Outcome.MEASURED
        : Trial.Outcome.ELSEWHERE;
  }

  private static double shared(ImageOutline a, ImageOutline b) {
    return a.isEmpty() || b.isEmpty() ? 0 : a.intersection(b).pixelCoverage();
  }

  private static double dice(ImageOutline a, ImageOutline b) {
    return 2 * shared(a, b) / (a.pixelCoverage() + b.pixelCoverage());
  }

  private static double scaleError(SceneTruth truth, Assessment found, ImageOutline lesion) {
    if (lesion.isEmpty() || found.calibration().isEmpty()) {
      return 0;
    }
    ImagePoint middle = lesion.bounds().centre();
    return found.calibration().get().mapping().pixelsPerMillimetre(middle)
            / truth.lesions().get(0).pxPerMm()
        - 1;
  }

  private static ImageOutline outline(RegionTruth region) {
    return new ImageOutline(region.outlinePx().stream().map(TrialRunner::polygon).toList());
  }

  private static Polygon<ImagePoint> polygon(org.calque.testdata.Polygon truth) {
    List<List<ImagePoint>> rings = truth.rings().stream().map(TrialRunner::ring).toList();
    return new Polygon<>(rings.get(0), rings.subList(1, rings.size()));
  }

  private static List<ImagePoint> ring(double[][] ring) {
    List<ImagePoint> points = new ArrayList<>();
    for (double[] vertex : ring) {
      points.add(new ImagePoint(vertex[0], vertex[1]));
    }
    return points;
  }
}
