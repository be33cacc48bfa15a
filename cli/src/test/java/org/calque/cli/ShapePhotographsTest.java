package org.calque.cli;

import static org.calque.cli.CliRun.calque;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The printed sheet of known shapes, rasterised instead of photographed. */
class ShapePhotographsTest {
  /** A disc of 1 mm at 300 dots an inch. */
  private static final double TWELVE_PIXELS_WIDE_MM2 = 0.8;

  @TempDir private Path folder = Path.of("");

  @Test
  void printedShapesFromOneMillimetreAreMeasuredAtTheirNominalArea() throws Exception {
    Path pdf = folder.resolve("shapes.pdf");
    calque("card", "--shapes", "--out", pdf).ends(ExitStatus.DONE);
    Path photos = Files.createDirectory(folder.resolve("photos"));
    ImageIO.write(page(pdf), "png", photos.resolve("page.png").toFile());
    Path out = folder.resolve("out");
    CliRun run = calque("qualify", "--out", out, "--photos", photos).ends(ExitStatus.DONE);
    assertTrue(run.out().contains("ulcer"), run.out());
    List<String> rows = Files.readAllLines(out.resolve("shapes.csv"));
    assertEquals("photo,tile,kind,nominal_area_mm2,area_mm2", rows.get(0).substring(0, 41));
    List<String> discs = rows.stream().filter(r -> r.contains(",ulcer,")).toList();
    assertEquals(22, discs.size(), "every red shape of the sheet: " + rows);
    for (String row : discs) {
      String[] cells = row.split(",", -1);
      double nominal = Double.parseDouble(cells[3]);
      double limit = nominal < TWELVE_PIXELS_WIDE_MM2 ? 0.05 : 0.03;
      assertEquals(1, Double.parseDouble(cells[4]) / nominal, limit, row);
    }
  }

  /** The page at 300 dots an inch. */
  private static BufferedImage page(Path pdf) throws Exception {
    try (PDDocument read = Loader.loadPDF(pdf.toFile())) {
      return new PDFRenderer(read).renderImageWithDPI(0, 300, ImageType.RGB);
    }
  }

  @Test
  void aFolderWithoutTilesIsRefused() throws Exception {
    Path photos = Files.createDirectory(folder.resolve("photos"));
    CliRun.photograph(photos.resolve("skin.png"));
    CliRun run =
        calque("qualify", "--out", folder.resolve("out"), "--photos", photos)
            .ends(ExitStatus.REFUSED);
    assertTrue(run.err().contains("no tile of the sheet of shapes"), run.err());
  }

  @Test
  void whatIsNoFolderIsAUsageError() throws Exception {
    CliRun run =
        calque("qualify", "--out", folder, "--photos", folder.resolve("nowhere"))
            .ends(ExitStatus.USAGE);
    assertTrue(run.err().contains("is not a folder"), run.err());
  }
}
