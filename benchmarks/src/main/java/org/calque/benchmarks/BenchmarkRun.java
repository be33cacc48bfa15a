package org.calque.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks for figures: time and allocation, 3 + 5 iterations of a second, each in a
 * Java machine of its own. The arguments are those of JMH and change this.
 */
public final class BenchmarkRun {
  private BenchmarkRun() {}

  /** See the class. */
  public static void main(String[] args)
      throws RunnerException, CommandLineOptionException, IOException {
    Path photographs = Files.createTempDirectory("calque-benchmarks");
    try {
      PictureSize.renderInto(photographs);
      new Runner(options(new CommandLineOptions(args), photographs)).run();
    } finally {
      for (PictureSize size : PictureSize.values()) {
        Files.deleteIfExists(photographs.resolve(size.name() + ".jpg"));
      }
      Files.delete(photographs);
    }
  }

  private static Options options(Options stated, Path photographs) {
    return new OptionsBuilder()
        .parent(stated)
        .forks(stated.getForkCount().orElse(1))
        .warmupIterations(stated.getWarmupIterations().orElse(3))
        .measurementIterations(stated.getMeasurementIterations().orElse(5))
        .warmupTime(stated.getWarmupTime().orElse(TimeValue.seconds(1)))
        .measurementTime(stated.getMeasurementTime().orElse(TimeValue.seconds(1)))
        .jvmArgsAppend("-D" + PictureSize.PHOTOGRAPHS + "=" + photographs)
        .addProfiler(GCProfiler.class)
        .build();
  }
}
