package org.calque.cli;

import static org.calque.cli.CliRun.SCALE;
import static org.calque.cli.CliRun.calque;
import static org.calque.cli.CliRun.photograph;
import static org.calque.cli.CliRun.trace;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.calque.testdata.RenderedPhotograph;
import org.calque.testdata.SceneRenderer;
import org.calque.testdata.StudyScenes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyCommandTest {
  private static final int SUBJECTS = 3;
  private static final int KILLS = 10;

  @TempDir private Path folder = Path.of("");

  /** Two lesions a subject at two visits, as readers drew them. */
  private Path manifest() throws IOException {
    photograph(folder.resolve("p.png"));
    StringBuilder lines =
        new StringBuilder("subject,lesion,visit,date,photo,reference,prompt,arm,drainage\n");
    for (int subject = 0; subject < SUBJECTS; subject++) {
      for (String arm : List.of("treated", "control")) {
        for (int week : new int[] {0, 12}) {
          int side = 60 - subject - (arm.equals("treated") ? 2 : 1) * week;
          String drawn = arm + subject + "-" + week + ".geojson";
          trace(folder.resolve(drawn), side);
          lines.append(
              "S%d,%s,week %d,2026-0%d-05,p.png,\"%s\",trace:%s,%s,no\n"
                  .formatted(subject, arm, week, 1 + week / 4, SCALE, drawn, arm));
        }
      }
    }
    return Files.writeString(folder.resolve("trial.csv"), lines);
  }

  private static Map<String, String> content(Path out) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put(
            out.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return content;
  }

  private Map<String, String> finished(Path manifest, String name) throws IOException {
    Path out = folder.resolve(name);
    calque("study", manifest, "--out", out, "--threads", 1).ends(ExitStatus.DONE);
    return content(out);
  }

  @Test
  void writesTablesReportAndADocumentARow() throws Exception {
    Map<String, String> content = finished(manifest(), "out");
    for (String name :
        List.of(
            "results.csv",
            "changes.csv",
            "subjects.csv",
            "failures.csv",
            "summary.json",
            "data_dictionary.csv",
            "report.html",
            "study.log.jsonl",
            "assessments/00001_S0_treated_week-0.assessment.json",
            "overlays/00001_S0_treated_week-0.overlay.png")) {
      assertTrue(content.containsKey(name), name + " in " + content.keySet());
    }
    List<String> changes = Files.readAllLines(folder.resolve("out/changes.csv"));
    assertEquals(1 + 2 * SUBJECTS, changes.size());
    assertTrue(changes.get(1).contains(",decreased,improved"), changes.get(1));
    String log = Files.readString(folder.resolve("out/study.log.jsonl"));
    assertEquals(1 + 4 * SUBJECTS, log.lines().count());
  }

  @Test
  void sameBytesOnAnyNumberOfThreads() throws Exception {
    Path manifest = manifest();
    Map<String, String> one = finished(manifest, "one");
    calque("study", manifest, "--out", folder.resolve("two"), "--threads", 3).ends(ExitStatus.DONE);
    assertEquals(one, content(folder.resolve("two")));
  }

  @Test
  void killedAndResumedItIsTheSameStudy() throws Exception {
    Path manifest = manifest();
    Map<String, String> expected = finished(manifest, "whole");
    Path out = folder.resolve("killed");
    for (int kill = 0; kill < KILLS; kill++) {
      Process child =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  "org.calque.cli.Main",
                  "study",
                  manifest.toString(),
                  "--out",
                  out.toString(),
                  "--resume",
                  "--threads",
                  "2")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      awaitRows(child, out, kill);
      child.destroyForcibly().waitFor();
    }
    calque("study", manifest, "--out", out, "--resume").ends(ExitStatus.DONE);
    assertEquals(expected, content(out));
  }

  /** Lets a study go on until it has so many rows in its journal, or ends. */
  private static void awaitRows(Process child, Path out, int rows) throws Exception {
    Path journal = out.resolve("study.log.jsonl");
    while (!child.waitFor(2, TimeUnit.MILLISECONDS)) {
      if (Files.exists(journal) && Files.readString(journal).lines().count() > rows) {
        return;
      }
    }
  }

  @Test
  void studyOfAnotherManifestOrWithoutResumeIsAUsageError() throws Exception {
    Path manifest = manifest();
    finished(manifest, "out");
    Path out = folder.resolve("out");
    CliRun again = calque("study", manifest, "--out", out).ends(ExitStatus.USAGE);
    assertTrue(again.err().contains("--resume"), again.err());
    CliRun other = calque("study", manifest, "--out", out, "--resume", "--surface", "plane");
    assertTrue(other.ends(ExitStatus.USAGE).err().contains("another"), other.err());
  }

  @Test
  void everyProblemOfTheManifestIsSaidBeforeAnyWork() throws Exception {
    Path manifest =
        Files.writeString(
            folder.resolve("bad.csv"),
            "subject,lesion,visit,date,photo,reference,prompt\n"
                + "S1,L,v,yesterday,none.jpg,auto,auto\nS1,L,w,2026-01-05,none.jpg,auto,here\n");
    Path out = folder.resolve("out");
    CliRun run = calque("study", manifest, "--out", out).ends(ExitStatus.UNREADABLE);
    assertEquals(4, run.err().lines().count(), run.err());
    assertTrue(run.err().contains("Line 3, column prompt"), run.err());
    assertTrue(Files.notExists(out), "nothing was begun");
  }

  @Test
  void rowsThatCannotBeMeasuredAreListedAndDecideTheStatus() throws Exception {
    photograph(folder.resolve("p.png"));
    Files.writeString(folder.resolve("damaged.jpg"), "no photograph");
    Path manifest =
        Files.writeString(
            folder.resolve("some.csv"),
            "subject,lesion,visit,date,photo,reference,prompt\n"
                + "S1,L,week 0,2026-01-05,p.png,\""
                + SCALE
                + "\",\"box:165,115,235,185\"\n"
                + "S1,L,week 4,2026-02-05,damaged.jpg,auto,auto\n"
                + "S1,L,week 8,2026-03-05,p.png,auto,auto\n");
    Path out = folder.resolve("out");
    calque("study", manifest, "--out", out).ends(ExitStatus.UNREADABLE);
    List<String> failures = Files.readAllLines(out.resolve("failures.csv"));
    assertEquals(3, failures.size());
    assertTrue(failures.get(1).contains("unreadable"), failures.get(1));
    assertTrue(failures.get(2).contains("REFERENCE_NOT_FOUND"), failures.get(2));
    assertEquals(2, Files.readAllLines(out.resolve("results.csv")).size());
  }

  private String rendered(int subject, int week, boolean prompted) throws IOException {
    StudyScenes.Shot shot = new StudyScenes.Shot(subject, true, week, 1);
    RenderedPhotograph photo = SceneRenderer.render(new StudyScenes(20261122).scene(shot));
    String name = subject + "-" + week + ".jpg";
    Files.write(folder.resolve(name), photo.toJpeg());
    List<Double> b = photo.truth().lesions().get(0).regions().get(0).box();
    String box =
        "\"box:%.0f,%.0f,%.0f,%.0f\""
            .formatted(b.get(0) - 4, b.get(1) - 4, b.get(2) + 4, b.get(3) + 4);
    return "%s,%s,%s\n".formatted(name, photo.truth().reference(), prompted ? box : "");
  }

  /** The first row is a follow-up; what it depends on comes after it, and once after a stop. */
  @Test
  void followUpsWithoutAPromptAreFoundBySkinOrRefusedAlsoAfterAStop() throws Exception {
    Path manifest =
        Files.writeString(
            folder.resolve("blank.csv"),
            "subject,lesion,visit,date,photo,reference,prompt\n"
                + ("S1,L,week 4,2026-02-02," + rendered(1, 4, false))
                + ("S1,L,week 0,2026-01-05," + rendered(1, 0, true))
                + ("S1,L,week 8,2026-03-02," + rendered(2, 8, false)));
    Path out = folder.resolve("whole");
    calque("study", manifest, "--out", out, "--threads", 1).ends(ExitStatus.REFUSED);
    Map<String, String> expected = content(out);
    String results = Files.readString(out.resolve("results.csv"));
    assertTrue(results.contains(",first_visit,registered,0.0"), results);
    String failures = Files.readString(out.resolve("failures.csv"));
    assertTrue(failures.contains("week 8") && failures.contains("found nowhere"), failures);
    String page = Files.readString(out.resolve("report.html"));
    assertTrue(page.contains("Laid on week 0 by the skin"), "the crop says how it lies");

    Path stopped = Files.createDirectories(folder.resolve("stopped"));
    for (String done :
        List.of(
            "assessments/00001_S1_L_week-4.assessment.json",
            "registrations/00001_S1_L_week-4.registration.json",
            "crops/00001_S1_L_week-4.jpg",
            "overlays/00001_S1_L_week-4.overlay.png")) {
      Files.createDirectories(stopped.resolve(done).getParent());
      Files.copy(out.resolve(done), stopped.resolve(done));
    }
    List<String> log = Files.readAllLines(out.resolve("study.log.jsonl"));
    Files.writeString(
        stopped.resolve("study.log.jsonl"), String.join("\n", log.subList(0, 2)) + "\n");
    calque("study", manifest, "--out", stopped, "--resume", "--threads", 2)
        .ends(ExitStatus.REFUSED);
    assertEquals(expected, content(stopped));
  }
}
