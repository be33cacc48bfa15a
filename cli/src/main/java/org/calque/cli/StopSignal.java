package org.calque.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts the thread that made it when the process is asked to end, such as by Ctrl-C, and gives
 * it time to put its work away. Closing ends that.
 */
final class StopSignal implements AutoCloseable {
  private static final int SECONDS_TO_END = 30;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  StopSignal() {
    Thread worker = Thread.currentThread();
    hook =
        new Thread(
            () -> {
              worker.interrupt();
              await();
            });
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void await() {
    try {
      ended.await(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is ending already, and the hook with it
      Thread.currentThread().interrupt();
    }
  }
}
