package org.calque.cli;

import static org.calque.cli.CliRun.calque;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command that writes pages to print. */
class CardCommandTest {
  private static PDDocument written(Path file, Object... more) throws Exception {
    Object[] arguments = new Object[more.length + 3];
    arguments[0] = "card";
    arguments[1] = "--out";
    arguments[2] = file;
    System.arraycopy(more, 0, arguments, 3, more.length);
    CliRun run = calque(arguments).ends(ExitStatus.DONE);
    assertEquals("", run.out());
    assertEquals("", run.err());
    return Loader.loadPDF(file.toFile());
  }

  @ParameterizedTest
  @CsvSource({"--lot=7", "--shapes"})
  void aPageOfEachPaperThatAsksNotToBeScaled(String option, @TempDir Path folder) throws Exception {
    try (PDDocument pdf = written(folder.resolve("out.pdf"), option)) {
      assertEquals(2, pdf.getNumberOfPages());
      assertEquals(210, millimetres(pdf.getPage(0).getMediaBox().getWidth()), 0.01);
      assertEquals(279.4, millimetres(pdf.getPage(1).getMediaBox().getHeight()), 0.01);
      assertEquals("None", pdf.getDocumentCatalog().getViewerPreferences().getPrintScaling());
      for (PDPage page : pdf.getPages()) {
        page.getResources()
            .getFontNames()
            .forEach(name -> assertTrue(isEmbedded(page, name), name.getName()));
      }
    }
  }

  private static boolean isEmbedded(PDPage page, org.apache.pdfbox.cos.COSName name) {
    try {
      return page.getResources().getFont(name).isEmbedded();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static double millimetres(double points) {
    return points * 25.4 / 72;
  }

  @Test
  void itSaysToMeasureTheBarAndNamesTheLot(@TempDir Path folder) throws Exception {
    try (PDDocument pdf = written(folder.resolve("a.pdf"), "--paper", "a4", "--lot", "B 12/3")) {
      assertEquals(1, pdf.getNumberOfPages());
      String text = new PDFTextStripper().getText(pdf);
      assertTrue(text.contains("100 mm check bar: measure it after printing"), text);
      assertTrue(text.contains("never \u201cfit to page\u201d"), text);
      assertEquals(10, text.split("lot B 12/3", -1).length - 1, "nine cards and the head");
    }
  }

  @Test
  void theSameLotGivesTheSameBytes(@TempDir Path folder) throws Exception {
    File first = folder.resolve("a.pdf").toFile();
    written(first.toPath(), "--lot", "1").close();
    written(folder.resolve("b.pdf"), "--lot", "1").close();
    assertArrayEquals(
        Files.readAllBytes(first.toPath()), Files.readAllBytes(folder.resolve("b.pdf")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "card                              | --out",
        "card --out ${dir}                 | is a folder",
        "card --out ${dir}/a.pdf --paper B | B",
        "card --out ${dir}/a.pdf --lot \u00fc  | a lot is",
      })
  void wrongUseIsStatusTwo(String line, String part, @TempDir Path folder) {
    CliRun run = calque((Object[]) line.replace("${dir}", folder.toString()).split(" +"));
    run.ends(ExitStatus.USAGE);
    assertTrue(run.err().contains(part), run.err());
    assertFalse(Files.exists(folder.resolve("a.pdf")));
  }
}
