package org.calque.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.PlaneOutline;
import org.calque.measure.LesionMeasurement;
import org.calque.measure.RegionMeasurement;
import org.calque.segment.EdgeRule;
import org.calque.segment.Tissue;

/**
 * What of two visits is one lesion: usually one of each, several where lesions grew together or
 * parted, none where a lesion was not there or was not measured.
 *
 * @param id the baseline's ids joined by a plus sign, or the id of a lesion that is new
 * @param before the lesions of the baseline
 * @param after the lesions of the follow-up
 */
record LesionMatch(String id, List<LesionMeasurement> before, List<LesionMeasurement> after) {
  /** What two lesions share of the smaller one to be taken for one. */
  private static final double SHARED = 0.25;

  LesionMatch {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** Lesions of one id are one lesion. */
  static List<LesionMatch> byId(List<LesionMeasurement> before, List<LesionMeasurement> after) {
    Set<String> ids = new LinkedHashSet<>();
    before.forEach(l -> ids.add(l.id()));
    after.forEach(l -> ids.add(l.id()));
    return ids.stream()
        .map(id -> new LesionMatch(id, named(before, id), named(after, id)))
        .toList();
  }

  /**
   * Lesions in one place are one lesion; where nothing lies, those of one id.
   *
   * @param toBaseline lays an outline of the follow-up's photograph on the baseline's
   */
  static List<LesionMatch> byPlace(
      List<LesionMeasurement> before,
      List<LesionMeasurement> after,
      UnaryOperator<ImageOutline> toBaseline) {
    List<Group> groups = groups(before, after, toBaseline);
    List<LesionMatch> matches = new ArrayList<>();
    List<LesionMeasurement> earlier = new ArrayList<>(before);
    List<LesionMeasurement> later = new ArrayList<>(after);
    for (Group group : groups) {
      String id = group.before.stream().map(LesionMeasurement::id).collect(Collectors.joining("+"));
      matches.add(new LesionMatch(id, group.before, group.after));
      earlier.removeAll(group.before);
      later.removeAll(group.after);
    }
    for (LesionMeasurement lesion : earlier) {
      List<LesionMeasurement> same = named(later, lesion.id());
      matches.add(new LesionMatch(lesion.id(), List.of(lesion), same));
      later.removeAll(same);
    }
    Set<String> taken = before.stream().map(LesionMeasurement::id).collect(Collectors.toSet());
    for (LesionMeasurement lesion : later) {
      if (!lesion.outlinePx().isEmpty()) {
        matches.add(new LesionMatch(free(lesion.id(), taken), List.of(), List.of(lesion)));
      }
    }
    return matches;
  }

  /** What became of the lesion as a whole; nothing where one stayed one. */
  Optional<ChangeCategory> event() {
    if (before.size() > 1 && after.size() <= before.size()) {
      return Optional.of(ChangeCategory.MERGED);
    }
    return after.size() > 1 ? Optional.of(ChangeCategory.SPLIT) : Optional.empty();
  }

  /** The ids at the follow-up. */
  String laterIds() {
    return after.stream().map(LesionMeasurement::id).collect(Collectors.joining("+"));
  }

  /** The region at the baseline. */
  Optional<RegionSum> before(Tissue kind) {
    return sum(before, kind);
  }

  /** The region at the follow-up. */
  Optional<RegionSum> after(Tissue kind) {
    return sum(after, kind);
  }

  /**
   * How far the outlines at both visits disagree, relative to the area before; empty where they are
   * not one outline each, measured by the light.
   */
  OptionalDouble disagreement(Tissue kind) {
    if (!isMeasured(before) || !isMeasured(after)) {
      return OptionalDouble.empty();
    }
    Optional<PlaneOutline> first = before.get(0).region(kind).map(RegionMeasurement::outlineMm);
    Optional<PlaneOutline> second = after.get(0).region(kind).map(RegionMeasurement::outlineMm);
    return first.isPresent() && second.isPresent()
        ? OutlineDisagreement.of(first.get(), second.get())
        : OptionalDouble.empty();
  }

  private static boolean isMeasured(List<LesionMeasurement> lesions) {
    return lesions.size() == 1
        && lesions.get(0).edgeRule().equals(EdgeRule.HALF_MIXING_LINEAR_LIGHT.label());
  }

  private static Optional<RegionSum> sum(List<LesionMeasurement> lesions, Tissue kind) {
    List<RegionMeasurement> regions =
        lesions.stream().flatMap(l -> l.region(kind).stream()).toList();
    return regions.isEmpty() ? Optional.empty() : Optional.of(RegionSum.of(regions, true));
  }

  private static List<LesionMeasurement> named(List<LesionMeasurement> lesions, String id) {
    return lesions.stream().filter(l -> l.id().equals(id)).toList();
  }

  /** Lesions that share their place, directly or through others. Confined to one call. */
  private record Group(List<LesionMeasurement> before, List<LesionMeasurement> after) {}

  private static List<Group> groups(
      List<LesionMeasurement> before,
      List<LesionMeasurement> after,
      UnaryOperator<ImageOutline> toBaseline) {
    List<Group> groups = new ArrayList<>();
    for (LesionMeasurement later : after) {
      ImageOutline place = toBaseline.apply(later.outlinePx());
      Group group = new Group(new ArrayList<>(), new ArrayList<>(List.of(later)));
      before.stream().filter(b -> share(b.outlinePx(), place)).forEach(group.before::add);
      for (Group other : List.copyOf(groups)) {
        if (other.before.stream().anyMatch(group.before::contains)) {
          groups.remove(other);
          other.before.stream().filter(b -> !group.before.contains(b)).forEach(group.before::add);
          group.after.addAll(0, other.after);
        }
      }
      if (!group.before.isEmpty()) {
        group.before.sort((a, b) -> before.indexOf(a) - before.indexOf(b));
        groups.add(group);
      }
    }
    groups.sort((a, b) -> before.indexOf(a.before.get(0)) - before.indexOf(b.before.get(0)));
    return groups;
  }

  private static boolean share(ImageOutline a, ImageOutline b) {
    double smaller = Math.min(a.pixelCoverage(), b.pixelCoverage());
    return smaller > 0 && a.intersection(b).pixelCoverage() > SHARED * smaller;
  }

  private static String free(String id, Set<String> taken) {
    String name = id;
    for (int i = taken.size() + 1; taken.contains(name); i++) {
      name = "L" + i;
    }
    taken.add(name);
    return name;
  }
}
