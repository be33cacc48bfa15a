package org.calque.study;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.calque.compare.RegionSum;
import org.calque.measure.RegionMeasurement;
import org.calque.quantity.Area;
import org.calque.quantity.Estimate;
import org.calque.segment.Tissue;

/**
 * The sum of a subject's lesions at one visit. Immutable, safe for any thread.
 *
 * @param subject the subject's code
 * @param reader who read them; empty without one
 * @param arm the arm whose lesions are summed; empty for all
 * @param visit the visit's name
 * @param date its earliest day
 * @param kind what is summed
 * @param lesions how many lesions the subject has in this group
 * @param measured how many of them were measured at this visit
 * @param area the sum; absent unless all were measured and the kind was seen
 */
public record SubjectSum(
    String subject,
    String reader,
    String arm,
    String visit,
    LocalDate date,
    Tissue kind,
    int lesions,
    int measured,
    Optional<Estimate<Area>> area) {

  /** The sums of all subjects, in the order of the series: all lesions first, then by arm. */
  public static List<SubjectSum> of(List<LesionSeries> all) {
    Map<List<String>, List<LesionSeries>> bySubject =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    s -> List.of(s.subject(), s.reader()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<SubjectSum> sums = new ArrayList<>();
    for (List<LesionSeries> lesions : bySubject.values()) {
      add(sums, lesions, "");
      Set<String> arms = new LinkedHashSet<>(lesions.stream().map(LesionSeries::arm).toList());
      arms.remove("");
      for (String arm : arms) {
        add(sums, lesions.stream().filter(s -> s.arm().equals(arm)).toList(), arm);
      }
    }
    return sums;
  }

  private static void add(List<SubjectSum> sums, List<LesionSeries> lesions, String arm) {
    Set<String> visits = new LinkedHashSet<>();
    lesions.forEach(s -> s.visits().forEach(v -> visits.add(v.row().visit())));
    for (Tissue kind : Tissue.values()) {
      if (lesions.stream()
          .flatMap(s -> s.visits().stream())
          .allMatch(v -> v.region(kind).isEmpty())) {
        continue;
      }
      for (String visit : visits) {
        sums.add(sum(lesions, arm, visit, kind));
      }
    }
  }

  private static SubjectSum sum(List<LesionSeries> lesions, String arm, String visit, Tissue kind) {
    List<StudyResult> there =
        lesions.stream()
            .flatMap(s -> s.visits().stream())
            .filter(v -> v.row().visit().equals(visit))
            .toList();
    List<StudyResult> measured = there.stream().filter(v -> v.measurement().isPresent()).toList();
    List<RegionMeasurement> regions =
        measured.stream().flatMap(v -> v.region(kind).stream()).toList();
    long photographs =
        measured.stream()
            .map(v -> v.measurement().orElseThrow().visit().photoSha256())
            .distinct()
            .count();
    boolean complete = measured.size() == lesions.size() && !regions.isEmpty();
    LesionSeries first = lesions.get(0);
    return new SubjectSum(
        first.subject(),
        first.reader(),
        arm,
        visit,
        there.stream().map(v -> v.row().date()).min(LocalDate::compareTo).orElseThrow(),
        kind,
        lesions.size(),
        measured.size(),
        complete ? Optional.of(RegionSum.of(regions, photographs == 1).area()) : Optional.empty());
  }
}
