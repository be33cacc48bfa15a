package org.calque.rooms;

import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.logging.Logger;
import org.calque.quantity.Area;
import org.opencv.core.Mat;

/** Does everything that is banned; it stands in no room of the library. Never run. */
public final class MisplacedFixture {
  static int counter;

  private MisplacedFixture() {}

  /** Shows a matrix. */
  public static Optional<Mat> matrix() {
    return Optional.empty();
  }

  static Area area() {
    return new Area(System.nanoTime());
  }

  static String text() {
    Logger.getGlobal().fine("logged");
    ForkJoinPool.commonPool();
    System.out.println(new java.awt.Point(counter++, 0));
    return System.getProperty("user.name", "").toUpperCase(java.util.Locale.getDefault());
  }
}
