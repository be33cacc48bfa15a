package org.calque.internal.opencv;

import java.lang.ref.Reference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * Owns matrices of OpenCV and frees their native memory when it is closed.
 *
 * <p>Meant for one {@code try} block and one thread. A matrix that is owned must not be used after
 * the scope is closed: what is to outlive it is copied into an array. Matrices are released in the
 * reverse order of their coming.
 *
 * <p>Several methods of {@code Mat} itself, such as {@code setTo}, {@code reshape} and {@code
 * submat}, return a new matrix that shares the memory of the old one: it must be owned too, or the
 * memory of both stays.
 */
public final class MatScope implements AutoCloseable {
  private final Deque<Mat> owned = new ArrayDeque<>();
  private final List<Object> kept = new ArrayList<>();

  /** An empty scope; OpenCV is loaded if it was not. */
  public MatScope() {
    OpenCv.load();
  }

  /** Takes over a matrix that a function of OpenCV returned, and gives it back for use. */
  public <M extends Mat> M own(M mat) {
    owned.push(mat);
    return mat;
  }

  /**
   * Keeps an object of OpenCV that is no matrix until the scope is closed. Its finaliser frees its
   * native memory as soon as no more Java code will use it, which can be while a native call on it
   * is under way.
   */
  public <T> T keep(T object) {
    kept.add(object);
    return object;
  }

  /** Takes over matrices, such as the list that a function of OpenCV has filled. */
  public <M extends Mat, C extends Iterable<M>> C ownAll(C mats) {
    mats.forEach(this::own);
    return mats;
  }

  /** A matrix without size, for a function of OpenCV to fill. */
  public Mat empty() {
    return own(new Mat());
  }

  /** A matrix of the given shape; its content is undefined. */
  public Mat sized(int rows, int cols, int type) {
    return own(new Mat(rows, cols, type));
  }

  /**
   * A matrix with a copy of the values, row by row, channels interleaved.
   *
   * @throws IllegalArgumentException if the number of values is not rows x cols x channels
   */
  public Mat of(int rows, int cols, int type, byte[] data) {
    checkLength(rows, cols, type, data.length);
    Mat mat = sized(rows, cols, type);
    mat.put(0, 0, data);
    return mat;
  }

  /**
   * A matrix with a copy of the values, row by row, channels interleaved.
   *
   * @throws IllegalArgumentException if the number of values is not rows x cols x channels
   */
  public Mat of(int rows, int cols, int type, float[] data) {
    checkLength(rows, cols, type, data.length);
    Mat mat = sized(rows, cols, type);
    mat.put(0, 0, data);
    return mat;
  }

  /**
   * A matrix with a copy of the values, row by row, channels interleaved.
   *
   * @throws IllegalArgumentException if the number of values is not rows x cols x channels
   */
  public Mat of(int rows, int cols, int type, double[] data) {
    checkLength(rows, cols, type, data.length);
    Mat mat = sized(rows, cols, type);
    mat.put(0, 0, data);
    return mat;
  }

  /** Releases every matrix that is still owned; closing again does nothing. */
  @Override
  public void close() {
    // a matrix must stay reachable while it is released: its finaliser frees the same memory
    owned.forEach(Mat::release);
    Reference.reachabilityFence(owned);
    owned.clear();
    Reference.reachabilityFence(kept);
  }

  private static void checkLength(int rows, int cols, int type, int length) {
    long expected = (long) rows * cols * CvType.channels(type);
    if (rows < 0 || cols < 0 || length != expected) {
      throw new IllegalArgumentException(
          "a matrix of " + rows + " x " + cols + " holds " + expected + " values, got " + length);
    }
  }
}
