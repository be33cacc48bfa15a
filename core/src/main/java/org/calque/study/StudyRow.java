package org.calque.study;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.calque.calibrate.ScaleReference;
import org.calque.quantity.Length;
import org.calque.segment.Tissue;

/**
 * One line of a study's manifest: one lesion in one photograph. Immutable, safe for any thread.
 *
 * @param number its place in the manifest, from 1
 * @param subject the subject's code
 * @param lesion the lesion's name, the same at every visit
 * @param visit the visit's name
 * @param date the day of the visit
 * @param photo the photograph's path as written
 * @param references what gives the scale; several stand between semicolons
 * @param prompt where the lesion is: the text form of a prompt, or {@code trace:FILE}; empty for
 *     where an earlier visit says, or automatic where none does
 * @param arm the treatment arm; empty without one
 * @param reader who read it; empty without one
 * @param replicate which of several photographs or readings of one visit; absent for a single one
 * @param drainage what the site says: whether the lesion drains; absent when it says nothing
 * @param fingerDiameter the diameter of the finger it lies on; absent when unknown
 * @param height how far it lies above the reference's plane; absent for the study's default
 * @param drawnKind what a trace without a kind shows; absent for an ulcer
 */
public record StudyRow(
    int number,
    String subject,
    String lesion,
    String visit,
    LocalDate date,
    String photo,
    List<ScaleReference> references,
    String prompt,
    String arm,
    String reader,
    OptionalInt replicate,
    Optional<Boolean> drainage,
    Optional<Length> fingerDiameter,
    Optional<Length> height,
    Optional<Tissue> drawnKind) {
  private static final String TRACE = "trace:";

  public StudyRow {
    references = List.copyOf(references);
  }

  /** Whether its prompt says where the lesion is. */
  public boolean saysWhere() {
    return !prompt.isEmpty() && !prompt.equals("auto");
  }

  /** The file of the outline that a reader drew; absent for any other prompt. */
  public Optional<String> traceFile() {
    return prompt.startsWith(TRACE)
        ? Optional.of(prompt.substring(TRACE.length()).strip())
        : Optional.empty();
  }

  /** A name for its files: the number, then what it is of; the same for no other row. */
  public String fileName() {
    StringBuilder name = new StringBuilder(String.valueOf(100_000 + number).substring(1));
    name.append('_').append(subject).append('_').append(lesion).append('_').append(visit);
    if (!reader.isEmpty()) {
      name.append('_').append(reader);
    }
    replicate.ifPresent(r -> name.append("_r").append(r));
    return name.toString().replaceAll("[^A-Za-z0-9._-]", "-");
  }
}
