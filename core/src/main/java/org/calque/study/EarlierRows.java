package org.calque.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which rows of a study show one lesion as one reader saw it, by their dates. Immutable, safe for
 * any thread.
 */
public final class EarlierRows {
  private static final Comparator<StudyRow> BY_DATE =
      Comparator.comparing(StudyRow::date).thenComparing(StudyRow::number);

  private final Map<List<String>, List<StudyRow>> lesions = new HashMap<>();

  /** For a study of these rows. */
  public EarlierRows(List<StudyRow> rows) {
    for (StudyRow row : rows) {
      lesions.computeIfAbsent(lesion(row), k -> new ArrayList<>()).add(row);
    }
    lesions.values().forEach(l -> l.sort(BY_DATE));
  }

  /**
   * The other rows of a row's lesion and reader that are dated no later, the earliest first, those
   * of one day in the manifest's order.
   */
  public List<StudyRow> before(StudyRow row) {
    return lesions.getOrDefault(lesion(row), List.of()).stream()
        .filter(r -> r.number() != row.number() && !r.date().isAfter(row.date()))
        .toList();
  }

  private static List<String> lesion(StudyRow row) {
    return List.of(row.subject(), row.lesion(), row.reader());
  }
}
