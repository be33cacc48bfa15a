package org.calque.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calque.study.StudyResult.Status;

/**
 * One lesion over its visits, as one reader saw it. Immutable, safe for any thread.
 *
 * @param subject the subject's code
 * @param lesion the lesion's name
 * @param arm its treatment arm; empty without one
 * @param reader who read it; empty without one
 * @param visits one result a visit in the order of the dates: of replicates the first that was
 *     measured
 */
public record LesionSeries(
    String subject, String lesion, String arm, String reader, List<StudyResult> visits) {
  public LesionSeries {
    visits = List.copyOf(visits);
  }

  /** The first visit. */
  public StudyResult baseline() {
    return visits.get(0);
  }

  /** The later visits. */
  public List<StudyResult> followUps() {
    return visits.subList(1, visits.size());
  }

  /** The series of a study's results, in the order of the manifest. */
  public static List<LesionSeries> of(List<StudyResult> results) {
    Map<List<String>, Map<String, StudyResult>> chosen = new LinkedHashMap<>();
    for (StudyResult result : results) {
      StudyRow row = result.row();
      chosen
          .computeIfAbsent(
              List.of(row.subject(), row.lesion(), row.reader()), k -> new LinkedHashMap<>())
          .merge(row.visit(), result, LesionSeries::better);
    }
    List<LesionSeries> series = new ArrayList<>();
    for (Map.Entry<List<String>, Map<String, StudyResult>> entry : chosen.entrySet()) {
      List<StudyResult> visits = new ArrayList<>(entry.getValue().values());
      visits.sort(Comparator.comparing(r -> r.row().date()));
      List<String> key = entry.getKey();
      String arm = visits.get(0).row().arm();
      series.add(new LesionSeries(key.get(0), key.get(1), arm, key.get(2), visits));
    }
    return series;
  }

  private static StudyResult better(StudyResult first, StudyResult next) {
    return first.status() != Status.MEASURED && next.status() == Status.MEASURED ? next : first;
  }
}
