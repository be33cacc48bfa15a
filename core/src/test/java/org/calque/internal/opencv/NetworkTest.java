package org.calque.internal.opencv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.opencv.core.Core;

/**
 * A network of 8 x 8 pixels, 4 planes to 3, with random weights: convolutions, pooling and
 * enlargement, exported by PyTorch 1.13 (opset 11).
 */
class NetworkTest {
  private static final int SIZE = 8;
  private static final int EVERY = 24;

  /** What PyTorch gives for {@link #input} at every 24th value. */
  private static final float[] BY_TORCH = {
    0.4147255f, 0.4049482f, 0.4093225f, 0.4075759f, 0.4144076f, 0.4182382f, 0.4901524f, 0.4929903f
  };

  private static Network network() throws IOException {
    try (InputStream file = NetworkTest.class.getResourceAsStream("tiny.onnx")) {
      return new Network(file.readAllBytes(), SIZE, SIZE, 4, 3);
    }
  }

  private static float[] input() {
    float[] input = new float[4 * SIZE * SIZE];
    for (int i = 0; i < input.length; i++) {
      input[i] = i * 7 % 11 / 11f;
    }
    return input;
  }

  @Test
  void agreesWithTorch() throws Exception {
    float[] output = network().run(input());
    assertEquals(3 * SIZE * SIZE, output.length);
    for (int i = 0; i < BY_TORCH.length; i++) {
      assertEquals(BY_TORCH[i], output[i * EVERY], 1e-5f);
    }
  }

  @Test
  void theNumberOfThreadsChangesNothing() throws Exception {
    Network network = network();
    float[] once = network.run(input());
    try {
      Core.setNumThreads(2);
      assertArrayEquals(once, network.run(input()));
      assertArrayEquals(once, network().run(input()));
    } finally {
      Core.setNumThreads(1);
    }
  }

  @Test
  void threadsShareOneWithoutDisturbing() throws Exception {
    Network network = network();
    float[] once = network.run(input());
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Callable<float[]>> runs = Collections.nCopies(40, () -> network.run(input()));
      for (Future<float[]> run : pool.invokeAll(runs)) {
        assertArrayEquals(once, run.get());
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void anInputOfAnotherSizeIsAFault() throws Exception {
    Network network = network();
    assertThrows(IllegalArgumentException.class, () -> network.run(new float[12]));
  }

  @Test
  void anOutputOfAnotherShapeIsAFault() throws Exception {
    try (InputStream file = NetworkTest.class.getResourceAsStream("tiny.onnx")) {
      Network network = new Network(file.readAllBytes(), SIZE, SIZE, 4, 1);
      assertThrows(IllegalStateException.class, () -> network.run(input()));
    }
  }
}
