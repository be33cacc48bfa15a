package org.calque.compare.registration;

import boofcv.struct.geo.AssociatedPair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;

/**
 * The search for a smooth map between two frames that the skin around the lesion confirms.
 *
 * <p>What moved together best may be the room behind the limb: where the map that most features
 * share is refused, those that the others share are tried.
 */
final class SkinAlignment {
  /** What is known of the lesion in the follow-up. */
  enum FollowUpLesion {
    /** Where it is: the baseline's lesion must be laid there. */
    KNOWN,
    /** Nothing: its box says only where to look. */
    SOUGHT
  }

  /** How many maps are tried. */
  private static final int MAPS = 3;

  /** Features that must agree; chance gives a few. */
  private static final int LEAST_FEATURES = 10;

  /**
   * Of the patches around the lesion, the share that must be found again; as many more as the
   * lesion would lie beside the lesion.
   */
  private static final double LEAST_CONFIRMED = 0.35;

  private static final int LEAST_PATCHES = 8;

  /** How often the patches are followed, each time from where the last map lays them. */
  private static final int PASSES = 5;

  /** Two calibrated frames have one scale; more than this between them is another place. */
  private static final double SCALE_LIMIT = 1.12;

  private static final double WHOLE_SCALE_LIMIT = 3;

  private final RegistrationView baseline;
  private final RegistrationView followUp;
  private final double pxPerMm;
  private final FollowUpLesion lesion;
  private final SkinFeatures skin;

  /**
   * @param baseline the first visit's frame
   * @param followUp the later visit's
   * @param pxPerMm the scale of both; 0 where they have none
   * @param lesion what is known of the lesion in the follow-up
   */
  SkinAlignment(
      RegistrationView baseline, RegistrationView followUp, double pxPerMm, FollowUpLesion lesion) {
    this.baseline = baseline;
    this.followUp = followUp;
    this.pxPerMm = pxPerMm;
    this.lesion = lesion;
    this.skin = new SkinFeatures(baseline, followUp);
  }

  /**
   * The first map that is confirmed; refused for what spoke against the one most features share.
   */
  Outcome<Registration> align() {
    List<AssociatedPair> left = skin.distinct();
    List<Finding> refusals = new ArrayList<>();
    for (int map = 0; map < MAPS; map++) {
      List<AssociatedPair> features = SkinFeatures.consistent(left);
      Outcome<Registration> laid = laid(features);
      if (laid instanceof Outcome.Obtained) {
        return laid;
      }
      refusals.addAll(laid.findings());
      left = without(left, features);
    }
    return Outcome.refused(refusals.get(0));
  }

  private static List<AssociatedPair> without(
      List<AssociatedPair> pairs, List<AssociatedPair> features) {
    Set<AssociatedPair> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    taken.addAll(features);
    return pairs.stream().filter(p -> !taken.contains(p)).toList();
  }

  private Outcome<Registration> laid(List<AssociatedPair> features) {
    if (features.size() < LEAST_FEATURES) {
      return failed("too few places of the skin are seen in both", features.size(), LEAST_FEATURES);
    }
    SmoothMap coarse = SmoothMap.through(features);
    double limit = pxPerMm > 0 ? SCALE_LIMIT : WHOLE_SCALE_LIMIT;
    double[] shape = coarse.scaleAndTurn();
    if (shape[0] > limit || shape[0] < 1 / limit || shape[2] < 0) {
      return failed("their scales would not agree", shape[0], limit);
    }
    List<AssociatedPair> guided = skin.guided(coarse);
    SmoothMap map = SmoothMap.through(guided);
    SkinPatches patches = SkinPatches.follow(baseline, followUp, map);
    double confirmed = patches.found().size() / Math.max(1.0, patches.looked());
    if (patches.looked() < LEAST_PATCHES || confirmed < LEAST_CONFIRMED) {
      return failed("the skin around the lesion does not confirm it", confirmed, LEAST_CONFIRMED);
    }
    double shared = lesion == FollowUpLesion.KNOWN ? baseline.shareOnLesions(followUp, map) : 1;
    if (!(confirmed * shared >= LEAST_CONFIRMED)) {
      return failed("the lesion would lie beside the lesion", shared, LEAST_CONFIRMED / confirmed);
    }
    return Outcome.obtained(refined(guided, patches));
  }

  private Registration refined(List<AssociatedPair> features, SkinPatches first) {
    SkinPatches patches = first;
    List<AssociatedPair> kept = agreeing(features, patches);
    for (int pass = 1; pass < PASSES; pass++) {
      patches = SkinPatches.follow(baseline, followUp, SmoothMap.through(kept));
      kept = agreeing(features, patches);
    }
    SmoothMap map = SmoothMap.through(kept);
    double residual =
        Math.sqrt(kept.stream().mapToDouble(map::squaredResidual).average().orElse(0));
    return new Registration(
        baseline,
        followUp,
        map,
        features.size(),
        patches.found().size(),
        residual,
        pxPerMm > 0 ? OptionalDouble.of(residual / pxPerMm) : OptionalDouble.empty());
  }

  /** What one smooth map carries within the tolerance. */
  private static List<AssociatedPair> agreeing(List<AssociatedPair> features, SkinPatches patches) {
    List<AssociatedPair> all = new ArrayList<>(features);
    all.addAll(patches.found());
    SmoothMap map = SmoothMap.through(all);
    double limit = SkinFeatures.TOLERANCE * SkinFeatures.TOLERANCE;
    return all.stream().filter(p -> map.squaredResidual(p) < limit).toList();
  }

  private static Outcome<Registration> failed(String why, double value, double limit) {
    return Outcome.refused(
        Finding.refusal(
                FindingCode.REGISTRATION_FAILED,
                "The two photographs could not be laid on each other: " + why + ".")
            .with(value, limit, "1"));
  }
}
