package org.calque.cli.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.calque.calibrate.CalibratedPhotograph;
import org.calque.calibrate.Calibrator;
import org.calque.calibrate.CardFinder;
import org.calque.calibrate.CardSighting;
import org.calque.calibrate.PlaneCalibration;
import org.calque.calibrate.ScaleReference;
import org.calque.card.CalqueCards;
import org.calque.card.CardBox;
import org.calque.card.CardMarker;
import org.calque.card.ShapeSheet;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.internal.opencv.MatScope;
import org.calque.photo.CaptureMetadata;
import org.calque.photo.Photograph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** The pages as a printer would put them on paper: rasterised, measured, read back. */
class PrintedPageTest {
  private static final int DPI = 300;
  private static final double PX_PER_MM = DPI / 25.4;
  private static final Map<Paper, BufferedImage> CARDS = new EnumMap<>(Paper.class);

  private static BufferedImage raster(Paper paper, boolean shapes) {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    try {
      CardDocument document = new CardDocument(List.of(paper), "test");
      if (shapes) {
        document.writeShapes(pdf);
      } else {
        document.writeCards(pdf);
      }
      try (PDDocument read = Loader.loadPDF(pdf.toByteArray())) {
        return new PDFRenderer(read).renderImageWithDPI(0, DPI, ImageType.RGB);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage cards(Paper paper) {
    return CARDS.computeIfAbsent(paper, p -> raster(p, false));
  }

  private static double left(Paper paper) {
    return (paper.widthMm() - 174) / 2;
  }

  private static double top(Paper paper) {
    return (paper.heightMm() - 246) / 2;
  }

  /** Distance of the outer edges of what is dark along a row, in mm; edges by their coverage. */
  private static double darkExtent(BufferedImage page, double fromX, double toX, double y) {
    int row = (int) Math.floor(y * PX_PER_MM);
    int from = (int) Math.floor(fromX * PX_PER_MM);
    int to = (int) Math.floor(toX * PX_PER_MM);
    double first = Double.NaN;
    double last = Double.NaN;
    for (int x = from; x <= to; x++) {
      double ink = 1 - (page.getRGB(x, row) & 0xff) / 255.0;
      if (ink > 0.5) {
        first = Double.isNaN(first) ? x : first;
        last = x + 1;
      }
    }
    return (last - first) / PX_PER_MM;
  }

  @ParameterizedTest
  @EnumSource
  void theCheckBarIsAHundredMillimetres(Paper paper) {
    double x = left(paper) + 12;
    double y = top(paper) + 27;
    double measured = darkExtent(cards(paper), x - 3, x + 103, y - 1.5);
    assertEquals(100, measured, 1 / PX_PER_MM);
    BufferedImage sheet = raster(paper, true);
    double sheetLeft = (paper.widthMm() - 180) / 2;
    double sheetTop = (paper.heightMm() - 256) / 2;
    assertEquals(
        100,
        darkExtent(sheet, sheetLeft - 3, sheetLeft + 102, sheetTop + 12.5 - 1.5),
        1 / PX_PER_MM);
  }

  @ParameterizedTest
  @EnumSource
  void markersHaveTheirSide(Paper paper) {
    for (CardMarker marker : CalqueCards.CARD.markers()) {
      CardBox box = marker.square();
      double x = left(paper) + 12 + box.x0();
      double y = top(paper) + 33 + box.y0() + 0.5;
      assertEquals(8, darkExtent(cards(paper), x - 0.8, x + 8.8, y), 1 / PX_PER_MM);
    }
  }

  static Stream<Arguments> views() {
    SplittableRandom random = new SplittableRandom(4);
    return Stream.of(Paper.values())
        .flatMap(
            paper -> random.longs(6).mapToObj(seed -> Arguments.of(paper, (int) (seed & 7), seed)));
  }

  /** A card of the page, seen through a random perspective. */
  private record Seen(Photograph photograph, double[] pageToPhoto, double centreX, double centreY) {
    ImagePoint at(double x, double y) {
      double u = (centreX + x) * PX_PER_MM - 0.5;
      double v = (centreY + y) * PX_PER_MM - 0.5;
      double[] h = pageToPhoto;
      double w = h[6] * u + h[7] * v + h[8];
      return new ImagePoint((h[0] * u + h[1] * v + h[2]) / w, (h[3] * u + h[4] * v + h[5]) / w);
    }
  }

  /** A view of about 10 px/mm onto a place of the page, tilted and turned. */
  private static Seen seen(BufferedImage page, double x, double y, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double turn = 2 * Math.PI * random.nextDouble();
    double scale = (9 + 3 * random.nextDouble()) / PX_PER_MM;
    double c = scale * Math.cos(turn);
    double s = scale * Math.sin(turn);
    double gx = 4e-4 * (random.nextDouble() - 0.5);
    double gy = 4e-4 * (random.nextDouble() - 0.5);
    double u = x * PX_PER_MM;
    double v = y * PX_PER_MM;
    double w = 1 - gx * u - gy * v;
    double[] h = {
      c + 550 * gx,
      -s + 550 * gy,
      -c * u + s * v + 550 * w,
      s * 0.85 + 550 * gx,
      c * 0.85 + 550 * gy,
      -s * 0.85 * u - c * 0.85 * v + 550 * w,
      gx,
      gy,
      w
    };
    return new Seen(warped(page, h), h, x, y);
  }

  private static Photograph warped(BufferedImage page, double[] h) {
    int width = page.getWidth();
    int height = page.getHeight();
    byte[] bgr = new byte[3 * width * height];
    int[] rgb = page.getRGB(0, 0, width, height, null, 0, width);
    for (int i = 0; i < rgb.length; i++) {
      bgr[3 * i] = (byte) rgb[i];
      bgr[3 * i + 1] = (byte) (rgb[i] >> 8);
      bgr[3 * i + 2] = (byte) (rgb[i] >> 16);
    }
    byte[] out = new byte[3 * 1100 * 1100];
    try (MatScope scope = new MatScope()) {
      Mat from = scope.of(height, width, CvType.CV_8UC3, bgr);
      Mat to = scope.empty();
      Imgproc.warpPerspective(
          from, to, scope.of(3, 3, CvType.CV_64F, h), new Size(1100, 1100), Imgproc.INTER_LINEAR);
      to.get(0, 0, out);
    }
    return Photograph.ofPixels(1100, 1100, out, CaptureMetadata.none(), "0".repeat(64));
  }

  @ParameterizedTest
  @MethodSource("views")
  void aCardIsReadBackUnderPerspective(Paper paper, int which, long seed) {
    double x = left(paper) + 12 + 25 + 56 * (which % 3);
    double y = top(paper) + 33 + 25 + 56 * (which / 3);
    Seen seen = seen(cards(paper), x, y, seed);
    Outcome<CalibratedPhotograph> outcome =
        new Calibrator()
            .calibrate(seen.photograph(), List.of(ScaleReference.parse("card:bar=100mm+-0mm")));
    assertInstanceOf(Outcome.Obtained.class, outcome, () -> outcome.findings().toString());
    PlaneCalibration plane =
        ((Outcome.Obtained<CalibratedPhotograph>) outcome).value().calibration();
    ImageOutline square =
        ImageOutline.of(List.of(seen.at(-5, -5), seen.at(5, -5), seen.at(5, 5), seen.at(-5, 5)));
    double area = plane.mapping().toPlane(square).area().squareMillimetres();
    assertEquals(1, Math.sqrt(area / 100), 0.002);
  }

  @ParameterizedTest
  @EnumSource
  void everyTileOfShapesIsReadWithAllItsMarkers(Paper paper) {
    BufferedImage sheet = raster(paper, true);
    double sheetLeft = (paper.widthMm() - 180) / 2;
    double sheetTop = (paper.heightMm() - 256) / 2 + 16;
    for (int i = 0; i < ShapeSheet.tiles().size(); i++) {
      double x = sheetLeft + 30 + 60 * (i % 3);
      double y = sheetTop + 30 + 60 * (i / 3);
      Seen seen = seen(sheet, x, y, i);
      String name = ShapeSheet.tiles().get(i).layout().name();
      List<CardSighting> tile =
          new CardFinder()
              .find(seen.photograph()).stream()
                  .filter(s -> s.layout().name().equals(name))
                  .toList();
      assertEquals(1, tile.size(), name);
      assertEquals(4, tile.get(0).ids().size(), name);
      ImagePoint centre = tile.get(0).mapping().toImage(new org.calque.geometry.PlanePoint(30, 30));
      assertTrue(centre.distanceTo(seen.at(0, 0)) < 0.5, name + " " + centre);
    }
  }
}
