package org.calque.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.calque.Assessment;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlaneMapping;
import org.calque.internal.opencv.MatScope;
import org.calque.measure.LesionMeasurement;
import org.junit.jupiter.api.Test;

class OverlayTest {
  private static BufferedImage draw(Assessment assessment) throws Exception {
    return ImageIO.read(new ByteArrayInputStream(new Overlay().png(assessment)));
  }

  private static Assessment medium() {
    return SampleAssessments.on(SampleAssessments.grey(640, 480), 8, new ImagePoint(400, 300), 120);
  }

  /** Whether a colour is there, thinned a little by the smoothing of edges. */
  private static boolean has(BufferedImage image, int x0, int x1, int colour) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = x0; x < x1; x++) {
        if (isNear(image.getRGB(x, y), colour)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isNear(int a, int b) {
    int largest = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      largest = Math.max(largest, Math.abs((a >> shift & 0xff) - (b >> shift & 0xff)));
    }
    return largest < 48;
  }

  @Test
  void photographKeepsItsSizeAndPlace() throws Exception {
    BufferedImage image = draw(medium());
    assertTrue(image.getWidth() > 640 && image.getHeight() >= 480);
    assertEquals(0x808080, image.getRGB(639, 0) & 0xffffff);
    assertEquals(0x808080, image.getRGB(600, 100) & 0xffffff);
  }

  @Test
  void ulcerAndExtrusionAreDrawnInTheirColours() throws Exception {
    BufferedImage image = draw(medium());
    assertTrue(has(image, 0, 640, 0x56c8ff), "ulcer");
    assertTrue(has(image, 0, 640, 0xffe128), "extrusion");
    assertTrue(has(image, 640, image.getWidth(), 0x56c8ff), "legend");
  }

  @Test
  void sameAssessmentSameBytes() {
    assertArrayEquals(new Overlay().png(medium()), new Overlay().png(medium()));
  }

  @Test
  void largePhotographsAreShownSmaller() throws Exception {
    Assessment wide =
        SampleAssessments.on(SampleAssessments.grey(5000, 300), 8, new ImagePoint(4000, 150), 9);
    BufferedImage image = draw(wide);
    assertTrue(image.getWidth() < 5000, "width " + image.getWidth());
    assertTrue(image.getHeight() >= 246);
  }

  @Test
  void whatIsNotVisibleIsShownWithItsSurroundings() {
    try (MatScope scope = new MatScope()) {
      CloseUps closeUps = new CloseUps(Canvas.blank(scope, 4000, 3000), 20);
      ImagePoint place = new ImagePoint(1500, 900);
      ImageBox shown = closeUps.area(SampleAssessments.invisible("L1", place));
      assertEquals(300, shown.width());
      assertEquals(place, shown.centre());
    }
  }

  @Test
  void anyNumberOfLesionsAnywhereIsDrawn() throws Exception {
    Assessment sample = medium();
    PlaneMapping mapping = sample.calibration().orElseThrow().mapping();
    List<LesionMeasurement> lesions = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      ImagePoint place = new ImagePoint(-20 + 25.0 * i, 500 - 18.0 * i);
      lesions.add(
          i % 3 == 0
              ? SampleAssessments.invisible("L" + i, place)
              : SampleAssessments.lesion("L" + i, mapping, place, 1.0 + i));
    }
    assertTrue(draw(SampleAssessments.with(sample, lesions)).getWidth() > 640);
    draw(SampleAssessments.with(sample, List.of()));
    draw(SampleAssessments.on(SampleAssessments.grey(1, 1), 8, new ImagePoint(0, 0), 3));
  }

  @Test
  void refusedPhotographIsShownWithItsReason() throws Exception {
    BufferedImage image = draw(SampleAssessments.refused());
    assertTrue(has(image, 48, image.getWidth(), 0xf5f5f5));
  }
}
