package org.calque.cli;

import static org.calque.cli.CliRun.calque;
import static org.calque.cli.CliRun.photograph;
import static org.calque.cli.CliRun.trace;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentCommandTest {
  @TempDir private Path folder = Path.of("");

  private Path photos = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void makeFiles() throws Exception {
    photos = Files.createDirectory(folder.resolve("photos"));
    out = folder.resolve("masks");
    photograph(photos.resolve("a.png"));
    photograph(photos.resolve("b.png"));
    Files.writeString(photos.resolve("notes.txt"), "not a photograph");
  }

  private static int count(Path mask, int label) throws Exception {
    BufferedImage image = ImageIO.read(mask.toFile());
    assertEquals(400, image.getWidth());
    assertEquals(300, image.getHeight());
    int count = 0;
    for (int sample : image.getRaster().getSamples(0, 0, 400, 300, 0, (int[]) null)) {
      count += sample == label ? 1 : 0;
    }
    return count;
  }

  @Test
  void traceBecomesItsMask() throws Exception {
    Path trace = trace(folder.resolve("a.geojson"), 51);
    calque("segment", photos.resolve("a.png"), "--trace", trace, "--out", out)
        .ends(ExitStatus.DONE);
    assertEquals(51 * 51, count(out.resolve("a.png"), 1), 102);
  }

  @Test
  void folderGivesOneMaskEach() throws Exception {
    CliRun run = calque("segment", photos, "--out", out).ends(ExitStatus.DONE);
    assertTrue(Files.exists(out.resolve("a.png")) && Files.exists(out.resolve("b.png")));
    assertEquals(2, run.out().lines().filter(l -> l.contains(" -> ")).count(), run.out());
  }

  @Test
  void sheetChoosesPhotographsAndPrompts() throws Exception {
    Path sheet =
        Files.writeString(
            folder.resolve("prompts.csv"),
            "photo,lesion,prompt\nb.png,L1,\"box:160,110,240,190\"\nb.png,L2,\"box:20,20,60,60\"\n");
    calque("segment", photos, "--prompts", sheet, "--out", out).ends(ExitStatus.DONE);
    assertFalse(Files.exists(out.resolve("a.png")));
    assertTrue(count(out.resolve("b.png"), 1) > 1000);
  }

  @Test
  void sheetAloneNamesPhotographsBesideIt() throws Exception {
    Path sheet =
        Files.writeString(
            photos.resolve("prompts.csv"), "photo,lesion,prompt\na.png,,\"at:200,150\"\n");
    calque("segment", "--prompts", sheet, "--out", out).ends(ExitStatus.DONE);
    assertTrue(Files.exists(out.resolve("a.png")));
  }

  @Test
  void photographsOfTheSheetThatAreNotThereAreSaid() throws Exception {
    Path sheet =
        Files.writeString(
            folder.resolve("prompts.csv"), "photo,lesion,prompt\na.png,,auto\nc.png,,auto\n");
    CliRun run = calque("segment", photos, "--prompts", sheet, "--out", out);
    run.ends(ExitStatus.UNREADABLE);
    assertTrue(run.err().contains("Line 3: there is no photograph c.png."), run.err());
    assertTrue(Files.exists(out.resolve("a.png")));
  }

  @Test
  void everyProblemOfTheSheetIsSaidAtOnce() throws Exception {
    Path sheet =
        Files.writeString(
            folder.resolve("prompts.csv"), "photo,lesion,prompt\na.png,,here\n,,auto\n");
    CliRun run = calque("segment", photos, "--prompts", sheet, "--out", out);
    run.ends(ExitStatus.UNREADABLE);
    assertEquals(2, run.err().lines().count(), run.err());
    assertFalse(Files.exists(out));
  }

  @Test
  void damagedPhotographsDoNotStopTheOthers() throws Exception {
    Files.writeString(photos.resolve("c.jpg"), "damaged");
    CliRun run = calque("segment", photos, "--out", out).ends(ExitStatus.UNREADABLE);
    assertTrue(run.err().contains("c.jpg: "), run.err());
    assertTrue(Files.exists(out.resolve("b.png")));
  }

  @Test
  void emptyFolderIsSaid() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    CliRun run = calque("segment", empty, "--out", out).ends(ExitStatus.UNREADABLE);
    assertTrue(run.err().contains("holds no photograph"), run.err());
  }
}
