package org.calque.internal.opencv;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.dnn.Dnn;
import org.opencv.dnn.Net;

/**
 * A trained network in the ONNX format, run by OpenCV: a stack of planes in, another of the same
 * size out.
 *
 * <p>Safe for any thread. OpenCV's own object is not: each run borrows one that no other run holds,
 * and there are as many as runs were ever at work at a time. The same input gives the same output,
 * whichever is borrowed and however many threads OpenCV has.
 */
public final class Network {
  private static final int DIMENSIONS = 4;

  private final byte[] onnx;
  private final int rows;
  private final int columns;
  private final int channelsIn;
  private final int channelsOut;
  private final Queue<Net> idle = new ConcurrentLinkedQueue<>();

  /**
   * A network from the bytes of its file; they are read at the first run.
   *
   * @param onnx the file's bytes, copied
   * @param rows of every plane
   * @param columns of every plane
   * @param channelsIn planes of the input
   * @param channelsOut planes of the output
   */
  public Network(byte[] onnx, int rows, int columns, int channelsIn, int channelsOut) {
    this.onnx = onnx.clone();
    this.rows = rows;
    this.columns = columns;
    this.channelsIn = channelsIn;
    this.channelsOut = channelsOut;
  }

  /** Rows of every plane. */
  public int rows() {
    return rows;
  }

  /** Columns of every plane. */
  public int columns() {
    return columns;
  }

  /** Number of values in a plane. */
  public int area() {
    return rows * columns;
  }

  /**
   * One run.
   *
   * @param planes the input, plane after plane, row by row
   * @return the output in the same order
   * @throws IllegalArgumentException if the input has not as many values as the planes
   * @throws IllegalStateException if the network gives another shape than was announced
   */
  public float[] run(float[] planes) {
    if (planes.length != channelsIn * area()) {
      throw new IllegalArgumentException(
          "the network takes " + channelsIn * area() + " values, got " + planes.length);
    }
    Net borrowed = idle.poll();
    Net net = borrowed == null ? loaded() : borrowed;
    try (MatScope scope = new MatScope()) {
      Mat input = scope.own(new Mat(new int[] {1, channelsIn, rows, columns}, CvType.CV_32FC1));
      input.put(new int[DIMENSIONS], planes);
      net.setInput(input);
      Mat output = scope.own(net.forward());
      float[] values = values(output);
      idle.add(net);
      return values;
    }
  }

  private float[] values(Mat output) {
    if (output.dims() != DIMENSIONS
        || output.size(1) != channelsOut
        || output.size(2) != rows
        || output.size(DIMENSIONS - 1) != columns) {
      throw new IllegalStateException("the network gives another shape than announced: " + output);
    }
    float[] values = new float[channelsOut * area()];
    output.get(new int[DIMENSIONS], values);
    return values;
  }

  private Net loaded() {
    try (MatScope scope = new MatScope()) {
      return Dnn.readNetFromONNX(scope.own(new MatOfByte(onnx)));
    }
  }
}
