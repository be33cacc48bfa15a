package org.calque.testdata;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Writes a rendered trial of known outcome: {@code WriteStudy OUT [SUBJECTS [SEED]]}, 20 subjects
 * where no number is given. Besides the photographs there are {@code manifest.csv} for {@code
 * calque study} and {@code truth.csv}.
 */
public final class WriteStudy {
  private static final int SUBJECTS = 20;
  private static final long SEED = 20261122;
  private static final double LOOSE = 0.12;

  private WriteStudy() {}

  /** See the class. */
  public static void main(String[] args) throws IOException {
    if (args.length == 0) {
      throw new IllegalArgumentException("WriteStudy OUT [SUBJECTS [SEED]]");
    }
    int subjects = args.length > 1 ? Integer.parseInt(args[1]) : SUBJECTS;
    long seed = args.length > 2 ? Long.parseLong(args[2]) : SEED;
    write(Path.of(args[0]), subjects, seed);
  }

  /** Writes the trial of so many subjects, 16 photographs each. */
  public static void write(Path folder, int subjects, long seed) throws IOException {
    StudyScenes trial = new StudyScenes(seed);
    Files.createDirectories(folder.resolve("photographs"));
    StringBuilder manifest =
        new StringBuilder(
            "subject,lesion,visit,date,photo,reference,prompt,arm,replicate,drainage\n");
    StringBuilder truth = new StringBuilder("subject,lesion,visit,kind,area_mm2\n");
    for (int subject = 1; subject <= subjects; subject++) {
      for (boolean treated : new boolean[] {true, false}) {
        for (int week = 0; week <= StudyScenes.LAST_WEEK; week += StudyScenes.WEEKS_BETWEEN) {
          for (int replicate = 1; replicate <= StudyScenes.REPLICATES; replicate++) {
            StudyScenes.Shot shot = new StudyScenes.Shot(subject, treated, week, replicate);
            RenderedPhotograph photo = SceneRenderer.render(trial.scene(shot));
            Files.write(folder.resolve(file(shot)), photo.toJpeg());
            LesionTruth lesion = photo.truth().lesions().get(0);
            manifest.append(line(shot, lesion, photo));
            if (replicate == 1) {
              lesion.regions().forEach(r -> truth.append(line(shot, r)));
            }
          }
        }
      }
    }
    Files.writeString(folder.resolve("manifest.csv"), manifest, StandardCharsets.UTF_8);
    Files.writeString(folder.resolve("truth.csv"), truth, StandardCharsets.UTF_8);
  }

  private static String file(StudyScenes.Shot shot) {
    return "photographs/" + shot.name() + ".jpg";
  }

  private static String line(StudyScenes.Shot shot, LesionTruth lesion, RenderedPhotograph photo) {
    return String.format(
        Locale.ROOT,
        "%s,%s,week %d,%s,%s,%s,\"%s\",%s,%d,no\n",
        shot.subjectCode(),
        shot.arm(),
        shot.week(),
        shot.date(),
        file(shot),
        photo.truth().reference(),
        box(lesion.regions().get(0).box()),
        shot.arm(),
        shot.replicate());
  }

  private static String line(StudyScenes.Shot shot, RegionTruth region) {
    return String.format(
        Locale.ROOT,
        "%s,%s,week %d,%s,%.4f\n",
        shot.subjectCode(),
        shot.arm(),
        shot.week(),
        region.kind(),
        region.projectedAreaMm2());
  }

  /** A box as a reader draws it: somewhat loose. */
  private static String box(List<Double> tight) {
    double dx = LOOSE * (tight.get(2) - tight.get(0));
    double dy = LOOSE * (tight.get(3) - tight.get(1));
    return String.format(
        Locale.ROOT,
        "box:%.0f,%.0f,%.0f,%.0f",
        tight.get(0) - dx,
        tight.get(1) - dy,
        tight.get(2) + dx,
        tight.get(3) + dy);
  }
}
