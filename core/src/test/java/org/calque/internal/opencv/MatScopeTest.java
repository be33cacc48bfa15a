package org.calque.internal.opencv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint;
import org.opencv.core.Point;
import org.opencv.core.Scalar;

class MatScopeTest {
  @Test
  void releasesEverythingItOwns() {
    MatScope scope = new MatScope();
    Mat bytes = scope.of(2, 2, CvType.CV_8UC1, new byte[] {1, 2, 3, 4});
    MatOfPoint points = scope.own(new MatOfPoint(new Point(1, 2)));
    List<Mat> list = scope.ownAll(List.of(new Mat(3, 3, CvType.CV_8UC1)));
    assertEquals(4, bytes.total());
    scope.close();
    assertTrue(bytes.empty() && points.empty() && list.get(0).empty());
    scope.close();
  }

  @Test
  void copiesValuesRowByRow() {
    try (MatScope scope = new MatScope()) {
      byte[] bytes = {1, 2, 3, 4, 5, 6};
      byte[] back = new byte[6];
      scope.of(1, 2, CvType.CV_8UC3, bytes).get(0, 0, back);
      assertArrayEquals(bytes, back);
      assertEquals(2.5, scope.of(1, 1, CvType.CV_32FC1, new float[] {2.5f}).get(0, 0)[0]);
      assertEquals(2.5, scope.of(1, 1, CvType.CV_64FC1, new double[] {2.5}).get(0, 0)[0]);
    }
  }

  @Test
  void refusesAWrongNumberOfValues() {
    try (MatScope scope = new MatScope()) {
      assertThrows(
          IllegalArgumentException.class, () -> scope.of(2, 2, CvType.CV_8UC3, new byte[4]));
    }
  }

  @Test
  void keepsResidentMemorySmall() throws IOException {
    Path status = Path.of("/proc/self/status");
    Assumptions.assumeTrue(Files.exists(status), "resident memory is read on Linux only");
    long before = residentKilobytes(status);
    for (int i = 0; i < 200; i++) {
      try (MatScope scope = new MatScope()) {
        Mat filled = scope.sized(2000, 2000, CvType.CV_8UC3);
        scope.own(filled.setTo(new Scalar(i & 0xff, 0, 0)));
      }
    }
    long grown = residentKilobytes(status) - before;
    assertTrue(grown < 300_000, "2.4 GB of matrices left " + grown + " kB resident");
  }

  private static long residentKilobytes(Path status) throws IOException {
    String line =
        Files.readAllLines(status).stream()
            .filter(l -> l.startsWith("VmRSS:"))
            .findFirst()
            .orElseThrow();
    return Long.parseLong(line.replaceAll("\\D", ""));
  }
}
