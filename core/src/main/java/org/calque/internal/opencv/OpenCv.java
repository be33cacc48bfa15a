package org.calque.internal.opencv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Core;

/**
 * Loads OpenCV's native libraries.
 *
 * <p>The libraries lie on the class path, one folder for each platform; those that the Java binding
 * needs are copied once to a private cache directory of the user and loaded from there in
 * dependency order. The module for windows on screen (highgui) is left out, so no window system is
 * needed. Linux on x86-64 is what the tests run on; macOS and Windows follow the same list with
 * their own file names and are not tested.
 *
 * <p>OpenCV is set to one thread of its own: a result never depends on how many processors there
 * are, and photographs are worked on side by side instead. Safe for any thread.
 */
public final class OpenCv {
  private static boolean loaded;

  private OpenCv() {}

  /**
   * Makes the classes of {@code org.opencv} usable; the second and later calls do nothing.
   *
   * @throws IllegalStateException if the platform's libraries are not on the class path, cannot be
   *     copied, or cannot be loaded; nothing is remembered, so that a later call tries again
   */
  public static synchronized void load() {
    if (loaded) {
      return;
    }
    List<NativeLibrary> libraries = NativeLibrary.ofThisPlatform();
    try {
      loadAll(NativeCache.provide(libraries));
    } catch (IOException e) {
      throw new IllegalStateException(
          "OpenCV's native libraries cannot be copied to the user's cache directory; set"
              + " XDG_CACHE_HOME to a folder with 100 MB of free space: "
              + e.getMessage(),
          e);
    }
    Core.setNumThreads(1);
    loaded = true;
  }

  /** Loads what can be loaded, and again what had to wait, until nothing more succeeds. */
  private static void loadAll(List<Path> files) {
    List<Path> waiting = files;
    while (!waiting.isEmpty()) {
      List<Path> failed = new ArrayList<>();
      List<UnsatisfiedLinkError> errors = new ArrayList<>();
      for (Path file : waiting) {
        try {
          System.load(file.toString());
        } catch (UnsatisfiedLinkError e) {
          failed.add(file);
          errors.add(e);
        }
      }
      if (failed.size() == waiting.size()) {
        throw new IllegalStateException(
            "OpenCV's native library "
                + failed.get(0).getFileName()
                + " does not load on this machine: "
                + errors.get(0).getMessage(),
            errors.get(0));
      }
      waiting = failed;
    }
  }
}
