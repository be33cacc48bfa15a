package org.calque.study;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calque.exchange.OutlineReader;
import org.calque.exchange.UnreadableOutlineException;
import org.calque.geometry.ImageOutline;
import org.calque.photo.Photograph;
import org.calque.photo.PhotographReader;
import org.calque.photo.UnreadablePhotographException;
import org.calque.segment.Prompt;
import org.calque.segment.Tissue;

/**
 * Photographs and traces that lie beside the manifest. Immutable, safe for any thread.
 *
 * @param manifest the manifest, which their paths are relative to
 * @param reader reads the photographs
 * @param rows the manifest's rows
 */
public record FolderSource(Path manifest, PhotographReader reader, EarlierRows rows)
    implements StudySource {
  /** Where a row's photograph is. */
  public Path place(StudyRow row) {
    return manifest.toAbsolutePath().resolveSibling(row.photo());
  }

  @Override
  public Photograph photograph(StudyRow row) throws UnreadablePhotographException {
    return reader.read(place(row));
  }

  @Override
  public Prompt prompt(StudyRow row) throws UnreadableOutlineException {
    Optional<String> trace = row.traceFile();
    if (trace.isEmpty()) {
      return row.prompt().isEmpty() ? new Prompt.Automatic() : Prompt.parse(row.prompt());
    }
    Prompt.Trace read =
        new OutlineReader().read(manifest.toAbsolutePath().resolveSibling(trace.get()));
    return row.drawnKind().isPresent() ? drawn(read, row.drawnKind().get()) : read;
  }

  @Override
  public List<StudyRow> earlier(StudyRow row) {
    return rows.before(row);
  }

  /** What the trace calls an ulcer, because it says nothing, is of the kind that was drawn. */
  private static Prompt.Trace drawn(Prompt.Trace trace, Tissue kind) {
    Map<Tissue, ImageOutline> outlines = new EnumMap<>(Tissue.class);
    trace.outlines().forEach((t, o) -> outlines.put(t == Tissue.ULCER ? kind : t, o));
    return new Prompt.Trace(outlines, trace.source());
  }
}
