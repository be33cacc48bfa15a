package org.calque.cli;

import java.util.Optional;
import org.calque.LesionMeterOptions;
import org.calque.measure.LesionMeasurerOptions;
import org.calque.measure.LesionSurface;
import org.calque.photo.DecodeLimits;
import org.calque.photo.PhotographReader;
import org.calque.quality.QualityOptions;
import org.calque.quantity.Length;
import org.calque.segment.Segmenter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How photographs are read and lesions measured. */
final class MeasuringOptions {
  @SuppressWarnings("NullAway.Init")
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private SegmenterOption segmenter = new SegmenterOption();

  @Option(
      names = "--surface",
      paramLabel = "SURFACE",
      converter = Conversions.Surface.class,
      description =
          "What the lesion lies on: plane, cylinder:RADIUS_IN_MM, or unknown (default), which adds"
              + " a curvature term to the uncertainty.")
  private LesionSurface surface = new LesionSurface.Unknown();

  @Option(
      names = "--height",
      paramLabel = "MM",
      converter = Conversions.Millimetres.class,
      description =
          "Height of the lesion above the reference's plane in mm; unknown by default, which adds 1.5"
              + " mm to the uncertainty.")
  private Optional<Length> height = Optional.empty();

  @Option(
      names = "--max-megapixels",
      paramLabel = "N",
      converter = Conversions.Megapixels.class,
      description = "Larger photographs are refused unread; 120 by default.")
  private DecodeLimits limits = DecodeLimits.standard();

  Segmenter segmenter() {
    return segmenter.segmenter();
  }

  PhotographReader reader() {
    return new PhotographReader(limits);
  }

  LesionMeterOptions meter(QualityOptions quality) {
    try {
      return new LesionMeterOptions(
          segmenter(), new LesionMeasurerOptions(surface, height), quality);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), Failures.sentence(e) + ".", e);
    }
  }
}
