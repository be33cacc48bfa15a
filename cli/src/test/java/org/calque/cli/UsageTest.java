package org.calque.cli;

import static org.calque.cli.CliRun.calque;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  @Test
  void versionIsMavens() {
    CliRun run = calque("--version").ends(ExitStatus.DONE);
    assertTrue(run.out().matches("calque \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R"), run.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"measure", "check", "segment", "compare"})
  void everyCommandHasHelp(String command) {
    CliRun run = calque(command, "--help").ends(ExitStatus.DONE);
    assertTrue(run.out().contains("calque " + command));
    assertEquals("", run.err());
    assertTrue(calque("--help").ends(ExitStatus.DONE).out().contains(command));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "''                                        | A command is missing",
        "bogus                                     | 'bogus'",
        "measure                                   | PHOTO",
        "measure a.png --bogus                     | --bogus",
        "measure a.png --box 1,2                   | box:x0,y0,x1,y1",
        "measure a.png --box 9,9,1,1               | a box runs from",
        "measure a.png --at here                   | --at",
        "measure a.png --at                        | --at",
        "measure a.png --reference coin            | is none of aruco",
        "measure a.png --reference aruco:X:10mm    | dictionary",
        "measure a.png --surface sphere            | is none of plane",
        "measure a.png --surface cylinder:-1       | positive radius",
        "measure a.png --height tall               | is not a number",
        "measure a.png --height NaN                | is not a finite number",
        "measure a.png --height 1000               | at most",
        "measure a.png --segmenter guess           | is none of appearance",
        "measure a.png --max-megapixels 0          | maxPixels",
        "measure a.png b.png --box 1,2,3,4         | Prompts go with one photograph",
        "measure a/x.png b/x.jpg --out ${out}      | have one base name",
        "measure a.png --out ${file}               | is not a folder",
        "check                                     | PHOTO",
        "check a.png --box 1,2,3,4                 | --box",
        "check a.png --reference coin              | is none of aruco",
        "segment a.png                             | --out",
        "segment --out ${out}                      | is missing",
        "segment a.png b.png --at 1,2 --out ${out} | Prompts go with one photograph",
        "compare a.json                            | FOLLOWUP",
      })
  void wrongUseIsStatusTwoWithASentence(String line, String part, @TempDir Path folder)
      throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    String text = line.replace("${out}", folder + "/out").replace("${file}", file.toString());
    CliRun run = calque((Object[]) (text.isEmpty() ? new String[0] : text.split(" +")));
    run.ends(ExitStatus.USAGE);
    assertEquals("", run.out());
    assertTrue(run.err().contains(part), run.err());
    assertTrue(run.err().contains("--help"), run.err());
  }

  @Test
  void maskMayNotReplaceAPhotograph(@TempDir Path folder) throws Exception {
    Path photograph = CliRun.photograph(folder.resolve("a.png"));
    byte[] before = Files.readAllBytes(photograph);
    CliRun run = calque("segment", photograph, "--out", folder).ends(ExitStatus.USAGE);
    assertTrue(run.err().contains("is an input"), run.err());
    assertEquals(before.length, Files.size(photograph));
  }
}
