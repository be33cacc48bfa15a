package org.calque.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.calque.segment.Tissue;

/**
 * What a study says as a whole, at its endpoint, of one kind of region and by its first reader.
 * Immutable, safe for any thread.
 *
 * @param kind the kind of region
 * @param endpoint the visit that is compared with the first
 * @param arms each arm, in the order of the manifest
 * @param paired treated less control within subjects; absent without two arms in at least two
 *     subjects
 * @param changes how many changes there are at any later visit
 * @param detectable how many of them are detectable
 */
public record StudySummary(
    Tissue kind,
    String endpoint,
    List<ArmSummary> arms,
    Optional<Paired> paired,
    int changes,
    int detectable) {
  public StudySummary {
    arms = List.copyOf(arms);
  }

  /**
   * Treated less control within each subject that has both; several lesions of one arm are averaged
   * first.
   *
   * @param treated the arm
   * @param control the arm it is compared with
   * @param percent difference of the changes, in percent of the first visit's area
   * @param squareMillimetres difference of the changes in mm2
   */
  public record Paired(
      String treated, String control, SampleMean percent, SampleMean squareMillimetres) {}

  /**
   * The summary of a study.
   *
   * @param series its lesions
   * @param changes their changes
   * @param kind the kind of region
   * @param control the name of the control arm
   * @param endpoint the visit to compare; absent for the latest one
   */
  public static StudySummary of(
      List<LesionSeries> series,
      List<StudyChange> changes,
      Tissue kind,
      String control,
      Optional<String> endpoint) {
    String reader = series.get(0).reader();
    List<LesionSeries> lesions = series.stream().filter(s -> s.reader().equals(reader)).toList();
    List<StudyChange> own =
        changes.stream()
            .filter(c -> c.series().reader().equals(reader) && c.region().kind() == kind)
            .toList();
    String last = endpoint.orElseGet(() -> latest(changes));
    List<StudyChange> atEnd =
        own.stream().filter(c -> c.followUp().row().visit().equals(last)).toList();
    Set<String> arms = new LinkedHashSet<>(lesions.stream().map(LesionSeries::arm).toList());
    List<ArmSummary> summaries = new ArrayList<>();
    for (String arm : arms) {
      int count = (int) lesions.stream().filter(s -> s.arm().equals(arm) && shows(s, kind)).count();
      summaries.add(ArmSummary.of(arm, count, inArm(atEnd, arm)));
    }
    arms.remove("");
    Optional<String> treated =
        arms.size() == 2 && arms.contains(control)
            ? arms.stream().filter(a -> !a.equals(control)).findFirst()
            : Optional.empty();
    return new StudySummary(
        kind,
        last,
        summaries,
        treated.map(t -> paired(atEnd, t, control)).filter(p -> p.percent().n() > 1),
        (int) own.stream().filter(c -> c.percent().isPresent()).count(),
        (int) own.stream().filter(StudyChange::isDetectable).count());
  }

  /** Every lesion has an ulcer to be measured; other kinds count where they were seen. */
  private static boolean shows(LesionSeries series, Tissue kind) {
    return kind == Tissue.ULCER
        || series.visits().stream().anyMatch(v -> v.region(kind).isPresent());
  }

  private static List<StudyChange> inArm(List<StudyChange> changes, String arm) {
    return changes.stream().filter(c -> c.series().arm().equals(arm)).toList();
  }

  /** The visit farthest from the first, by the mean of its days. */
  private static String latest(List<StudyChange> changes) {
    Map<String, Double> days =
        changes.stream()
            .collect(
                Collectors.groupingBy(
                    c -> c.followUp().row().visit(),
                    LinkedHashMap::new,
                    Collectors.averagingDouble(StudyChange::days)));
    return days.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private static Paired paired(List<StudyChange> atEnd, String treated, String control) {
    return new Paired(
        treated,
        control,
        difference(atEnd, treated, control, StudyChange::percent),
        difference(atEnd, treated, control, StudyChange::squareMillimetres));
  }

  private static SampleMean difference(
      List<StudyChange> atEnd,
      String treated,
      String control,
      Function<StudyChange, Optional<Double>> value) {
    Map<String, Double> treatedMeans = bySubject(inArm(atEnd, treated), value);
    Map<String, Double> controlMeans = bySubject(inArm(atEnd, control), value);
    List<Double> differences = new ArrayList<>();
    treatedMeans.forEach(
        (subject, mean) -> {
          Double other = controlMeans.get(subject);
          if (other != null) {
            differences.add(mean - other);
          }
        });
    return SampleMean.of(differences);
  }

  private static Map<String, Double> bySubject(
      List<StudyChange> changes, Function<StudyChange, Optional<Double>> value) {
    return changes.stream()
        .filter(c -> value.apply(c).isPresent())
        .collect(
            Collectors.groupingBy(
                c -> c.series().subject(),
                LinkedHashMap::new,
                Collectors.averagingDouble(c -> value.apply(c).orElseThrow())));
  }
}
