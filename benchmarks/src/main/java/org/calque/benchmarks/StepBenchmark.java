package org.calque.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.calque.Assessment;
import org.calque.LesionMeter;
import org.calque.LesionMeterOptions;
import org.calque.calibrate.CalibratedPhotograph;
import org.calque.calibrate.Calibrator;
import org.calque.evidence.Outcome;
import org.calque.measure.LesionMeasurement;
import org.calque.measure.LesionMeasurer;
import org.calque.measure.LesionMeasurerOptions;
import org.calque.photo.Photograph;
import org.calque.photo.PhotographReader;
import org.calque.photo.UnreadablePhotographException;
import org.calque.segment.AppearanceSegmenter;
import org.calque.segment.Prompt;
import org.calque.segment.Segmentation;
import org.calque.segment.Segmenter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One photograph through each step alone and through all of them; for one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StepBenchmark {
  /** The photograph's size. */
  @Param public PictureSize size = PictureSize.TWO_MEGAPIXELS;

  /** What segments it. */
  @Param public SegmenterKind by = SegmenterKind.LEARNED;

  private final PhotographReader reader = new PhotographReader();
  private final Calibrator calibrator = new Calibrator();
  private final LesionMeasurer measurer = new LesionMeasurer(LesionMeasurerOptions.defaults());
  private Optional<Sample> prepared = Optional.empty();
  private Segmenter segmenter = new AppearanceSegmenter();

  /** Renders the photograph and does the steps before the measured one. */
  @Setup
  public void prepare() throws IOException, UnreadablePhotographException {
    prepared = Optional.of(Sample.of(size));
    segmenter = by.segmenter();
  }

  private Sample sample() {
    return prepared.orElseThrow();
  }

  /** Scanning for damage, metadata, hash, decoding. */
  @Benchmark
  public Photograph decode() throws UnreadablePhotographException {
    return reader.read(sample().jpeg());
  }

  /** The search for a marker that was named, and the fit of the plane. */
  @Benchmark
  public Outcome<CalibratedPhotograph> calibrateByMarker() {
    return calibrator.calibrate(sample().photograph(), List.of(sample().marker()));
  }

  /** Segmentation inside a box, the squared view of the lesion included. */
  @Benchmark
  public Outcome<Segmentation> segmentByBox() {
    Sample s = sample();
    return segmenter.segment(s.photograph(), Optional.of(s.plane()), s.box());
  }

  /** Segmentation around a point, the search for the region's size included. */
  @Benchmark
  public Outcome<Segmentation> segmentByPoint() {
    Sample s = sample();
    return segmenter.segment(s.photograph(), Optional.of(s.plane()), s.point());
  }

  /** Outlines to square millimetres with their uncertainty. */
  @Benchmark
  public Outcome<LesionMeasurement> measure() {
    return measurer.measure("L1", sample().segmentation(), sample().plane());
  }

  /** Segmentation without a prompt. */
  @Benchmark
  public Outcome<List<Segmentation>> segmentAnywhere() {
    Sample s = sample();
    return segmenter.segmentAll(s.photograph(), Optional.of(s.plane()), new Prompt.Automatic());
  }

  /** From the file's bytes to the assessment: named marker, one box. */
  @Benchmark
  public Assessment wholePath() throws UnreadablePhotographException {
    Sample s = sample();
    LesionMeterOptions options =
        new LesionMeterOptions(segmenter, LesionMeasurerOptions.defaults());
    return new LesionMeter(options)
        .measure(reader.read(s.jpeg()), List.of(s.marker()), List.of(s.box()));
  }
}
