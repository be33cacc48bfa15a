package org.calque.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.calque.Assessment;
import org.calque.measure.RegionMeasurement;
import org.calque.segment.Tissue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Each benchmark runs, once and small, and what it measures is the whole work. */
class StepBenchmarkTest {
  @TempDir static Path photographs = Path.of("");

  @BeforeAll
  static void renderOnce() throws Exception {
    Files.write(
        photographs.resolve(PictureSize.TWO_MEGAPIXELS + ".jpg"),
        PictureSize.TWO_MEGAPIXELS.jpeg());
    System.setProperty(PictureSize.PHOTOGRAPHS, photographs.toString());
    // figures are not taken here, so another run beside this one does no harm
    System.setProperty("jmh.ignoreLock", "true");
  }

  @AfterAll
  static void forget() {
    System.clearProperty(PictureSize.PHOTOGRAPHS);
  }

  @Test
  void eachRunsOnce() throws Exception {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(StepBenchmark.class.getSimpleName())
                    .param("size", PictureSize.TWO_MEGAPIXELS.name())
                    .mode(Mode.SingleShotTime)
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    Set<String> ran =
        results.stream().map(r -> r.getPrimaryResult().getLabel()).collect(Collectors.toSet());
    Set<String> written =
        Arrays.stream(StepBenchmark.class.getMethods())
            .filter(m -> m.isAnnotationPresent(Benchmark.class))
            .map(Method::getName)
            .collect(Collectors.toSet());
    assertEquals(written, ran);
  }

  @Test
  void theWholePathMeasuresTheUlcer() throws Exception {
    StepBenchmark benchmark = new StepBenchmark();
    benchmark.prepare();
    Assessment assessment = benchmark.wholePath();
    RegionMeasurement ulcer = assessment.lesions().get(0).region(Tissue.ULCER).orElseThrow();
    double truth = Sample.of(PictureSize.TWO_MEGAPIXELS).trueAreaMm2();
    double measured = ulcer.area().value().squareMillimetres();
    assertTrue(Math.abs(measured / truth - 1) < 0.15, measured + " mm2 for " + truth);
  }
}
