package org.calque.internal.opencv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.opencv.core.Core;

class OpenCvTest {
  @Test
  void loadsOnceWhenManyThreadsAsk() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        calls.add(pool.submit(OpenCv::load));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    } finally {
      pool.shutdown();
    }
    assertTrue(Core.getVersionString().startsWith("4."));
  }

  @Test
  void usesOneThreadSoThatResultsDoNotDependOnTheirNumber() {
    OpenCv.load();
    assertEquals(1, Core.getNumThreads());
  }

  @Test
  void needsNoWindowSystem() throws Exception {
    Path maps = Path.of("/proc/self/maps");
    Assumptions.assumeTrue(Files.exists(maps), "the list of mapped files exists on Linux only");
    OpenCv.load();
    try (Stream<String> lines = Files.lines(maps)) {
      assertEquals(
          List.of(), lines.filter(l -> l.contains("gtk") || l.contains("highgui")).toList());
    }
  }
}
