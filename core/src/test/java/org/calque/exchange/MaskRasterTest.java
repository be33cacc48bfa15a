package org.calque.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import javax.imageio.ImageIO;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.Polygon;
import org.calque.segment.BoundarySpread;
import org.calque.segment.EdgeRule;
import org.calque.segment.Prompt;
import org.calque.segment.Segmentation;
import org.calque.segment.SegmentedRegion;
import org.calque.segment.Tissue;
import org.junit.jupiter.api.Test;

class MaskRasterTest {
  private static ImageOutline box(double x0, double y0, double x1, double y1) {
    return ImageOutline.of(new ImageBox(x0, y0, x1, y1).corners());
  }

  private static Segmentation lesion(ImageOutline glare, SegmentedRegion... regions) {
    return new Segmentation(
        new Prompt.Automatic(),
        new ImagePoint(0, 0),
        List.of(regions),
        glare,
        OptionalDouble.empty());
  }

  private static SegmentedRegion region(Tissue tissue, ImageOutline outline) {
    return new SegmentedRegion(
        tissue, outline, EdgeRule.HALF_MIXING_LINEAR_LIGHT, new BoundarySpread(0, 0, 0, 0, 1, 0));
  }

  @Test
  void pixelIsSetWhenItsCentreIsInside() {
    SegmentedRegion ulcer = region(Tissue.ULCER, box(1.5, 2.5, 4.5, 3.5));
    MaskRaster mask = MaskRaster.of(8, 6, List.of(lesion(ImageOutline.EMPTY, ulcer)));
    assertEquals(3, mask.count(1));
    for (int x = 2; x <= 4; x++) {
      assertEquals(1, mask.at(x, 3));
    }
  }

  @Test
  void extrusionLiesOverTheUlcerAndGlareOnlyOverLesions() {
    MaskRaster mask =
        MaskRaster.of(
            20,
            20,
            List.of(
                lesion(
                    box(3.5, 3.5, 15.5, 5.5),
                    region(Tissue.CALCIFIED_EXTRUSION, box(4.5, 4.5, 12.5, 6.5)),
                    region(Tissue.ULCER, box(1.5, 1.5, 9.5, 9.5)))));
    assertEquals(1, mask.at(2, 2));
    assertEquals(2, mask.at(11, 6));
    assertEquals(3, mask.at(5, 5));
    assertEquals(3, mask.at(11, 5));
    assertEquals(0, mask.at(14, 5));
  }

  @Test
  void scarsHaveNoLabelAndOutlinesMayLeaveThePhotograph() {
    Segmentation scar = lesion(ImageOutline.EMPTY, region(Tissue.RESIDUAL_SCAR, box(0, 0, 5, 5)));
    Segmentation cut = lesion(ImageOutline.EMPTY, region(Tissue.ULCER, box(-50.5, -3.5, 1.5, 1e6)));
    MaskRaster mask = MaskRaster.of(7, 5, List.of(scar, cut));
    assertEquals(10, mask.count(1));
    assertEquals(25, mask.count(0));
  }

  @Test
  void holesStayEmpty() {
    ImageOutline ring =
        new ImageOutline(
            List.of(
                new Polygon<>(
                    new ImageBox(0.5, 0.5, 9.5, 9.5).corners(),
                    List.of(new ImageBox(3.5, 3.5, 6.5, 6.5).corners()))));
    MaskRaster mask =
        MaskRaster.of(12, 12, List.of(lesion(ImageOutline.EMPTY, region(Tissue.ULCER, ring))));
    assertEquals(81 - 9, mask.count(1));
  }

  @Test
  void agreesWithContainmentOfEachPixelCentre() {
    Random random = new Random(7);
    List<ImagePoint> star = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double angle = i * Math.PI / 20;
      double r = 4 + 12 * random.nextDouble();
      star.add(new ImagePoint(20 + r * Math.cos(angle), 18 + r * Math.sin(angle)));
    }
    ImageOutline outline = ImageOutline.of(star);
    MaskRaster mask =
        MaskRaster.of(40, 40, List.of(lesion(ImageOutline.EMPTY, region(Tissue.ULCER, outline))));
    for (int y = 0; y < 40; y++) {
      for (int x = 0; x < 40; x++) {
        assertEquals(outline.contains(new ImagePoint(x, y)) ? 1 : 0, mask.at(x, y));
      }
    }
  }

  @Test
  void pngCarriesTheLabels() throws Exception {
    SegmentedRegion chalk = region(Tissue.CALCIFIED_EXTRUSION, box(0.5, 0.5, 2.5, 1.5));
    MaskRaster mask = MaskRaster.of(4, 3, List.of(lesion(ImageOutline.EMPTY, chalk)));
    byte[] png = mask.png();
    assertArrayEquals(png, mask.png());
    var image = ImageIO.read(new ByteArrayInputStream(png));
    assertEquals(4, image.getWidth());
    assertEquals(2, image.getRaster().getSample(1, 1, 0));
    assertEquals(0, image.getRaster().getSample(3, 2, 0));
    assertEquals(1, image.getRaster().getNumBands());
  }
}
