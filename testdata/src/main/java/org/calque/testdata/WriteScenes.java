package org.calque.testdata;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes named scenes as photographs with their truth: {@code WriteScenes OUT [NAME...]}, all of
 * the catalogue where no name is given.
 */
public final class WriteScenes {
  private WriteScenes() {}

  /** See the class. */
  public static void main(String[] args) throws IOException {
    if (args.length == 0) {
      throw new IllegalArgumentException("WriteScenes OUT [NAME...]; " + SceneCatalogue.names());
    }
    List<String> named = List.of(args).subList(1, args.length);
    write(Path.of(args[0]), named.isEmpty() ? SceneCatalogue.names() : named);
  }

  /** Writes {@code NAME.jpg} and {@code NAME.truth.json} for each name. */
  public static void write(Path folder, List<String> names) throws IOException {
    Files.createDirectories(folder);
    for (String name : names) {
      RenderedPhotograph photo = SceneRenderer.render(SceneCatalogue.named(name));
      Files.write(folder.resolve(name + ".jpg"), photo.toJpeg());
      Files.writeString(
          folder.resolve(name + ".truth.json"), json(name, photo.truth()), StandardCharsets.UTF_8);
    }
  }

  private static String json(String name, SceneTruth truth) {
    String lesions =
        truth.lesions().stream().map(WriteScenes::lesion).collect(Collectors.joining(",\n"));
    return String.format(
            Locale.ROOT,
            "{\"scene\": \"%s\",%n \"hard\": \"%s\",%n \"reference\": \"%s\",%n \"tilt_deg\": %.3f,%n"
                + " \"px_per_mm\": %.4f,%n \"lesions\": [%n%s]}%n",
            name,
            SceneCatalogue.sentence(name),
            truth.reference(),
            truth.tiltDeg(),
            truth.pxPerMm(),
            lesions)
        .replace("\r\n", "\n");
  }

  private static String lesion(LesionTruth lesion) {
    return lesion.regions().stream()
        .map(r -> region(lesion.id(), r))
        .collect(Collectors.joining(",\n"));
  }

  private static String region(String id, RegionTruth r) {
    return String.format(
        Locale.ROOT,
        "  {\"id\": \"%s\", \"kind\": \"%s\", \"area_mm2\": %.4f, \"projected_area_mm2\": %.4f,"
            + " \"perimeter_mm\": %.4f, \"length_mm\": %.4f, \"width_mm\": %.4f,"
            + " \"box\": [%.2f, %.2f, %.2f, %.2f]}",
        id,
        r.kind(),
        r.areaMm2(),
        r.projectedAreaMm2(),
        r.perimeterMm(),
        r.lengthMm(),
        r.widthMm(),
        r.box().get(0),
        r.box().get(1),
        r.box().get(2),
        r.box().get(3));
  }
}
