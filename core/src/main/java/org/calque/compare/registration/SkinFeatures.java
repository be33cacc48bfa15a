package org.calque.compare.registration;

import boofcv.abst.feature.associate.AssociateDescription;
import boofcv.abst.feature.detdesc.DetectDescribePoint;
import boofcv.abst.feature.detect.interest.ConfigFastHessian;
import boofcv.alg.descriptor.UtilFeature;
import boofcv.alg.geo.robust.DistanceScaleTranslateRotate2DSq;
import boofcv.alg.geo.robust.GenerateScaleTranslateRotate2D;
import boofcv.alg.geo.robust.ModelManagerScaleTranslateRotate2D;
import boofcv.concurrency.BoofConcurrency;
import boofcv.factory.feature.associate.ConfigAssociateGreedy;
import boofcv.factory.feature.associate.FactoryAssociation;
import boofcv.factory.feature.detdesc.FactoryDetectDescribe;
import boofcv.struct.feature.AssociatedIndex;
import boofcv.struct.feature.TupleDesc_F64;
import boofcv.struct.geo.AssociatedPair;
import boofcv.struct.geo.ScaleTranslateRotate2D;
import boofcv.struct.image.GrayF32;
import georegression.struct.point.Point2D_F64;
import java.util.ArrayList;
import java.util.List;
import org.ddogleg.fitting.modelset.ransac.Ransac;
import org.ddogleg.struct.DogArray;

/** Features of the skin that two frames share, by BoofCV: SURF, greedy matching, RANSAC. */
final class SkinFeatures {
  private static final long SEED = 7;
  private static final int TRIALS = 4000;
  private static final double RATIO = 0.9;
  private static final double ANY_RATIO = 1;

  /** How far from where a first map expects it a place may be found, in frame pixels. */
  private static final double GUIDED = 12;

  private static final int MOST_FEATURES = 2500;

  /** How far skin may have moved against a similarity, in frame pixels. */
  static final double TOLERANCE = 6;

  static {
    // one thread: this library starts no pool of its own, and the caller's threads do the rest
    BoofConcurrency.USE_CONCURRENT = false;
  }

  private final Described baseline;
  private final Described followUp;

  SkinFeatures(RegistrationView baseline, RegistrationView followUp) {
    this.baseline = described(baseline);
    this.followUp = described(followUp);
  }

  /** Pairs of places that look more alike than any others, baseline first; many are wrong. */
  List<AssociatedPair> distinct() {
    return pairs(RATIO);
  }

  /** Pairs that look alike and lie where a map expects them. */
  List<AssociatedPair> guided(SmoothMap map) {
    return pairs(ANY_RATIO).stream().filter(p -> map.squaredResidual(p) < GUIDED * GUIDED).toList();
  }

  private List<AssociatedPair> pairs(double ratio) {
    AssociateDescription<TupleDesc_F64> matcher =
        FactoryAssociation.greedy(
            new ConfigAssociateGreedy(true, ratio),
            FactoryAssociation.scoreEuclidean(TupleDesc_F64.class, true));
    matcher.setSource(baseline.descriptions());
    matcher.setDestination(followUp.descriptions());
    matcher.associate();
    List<AssociatedPair> pairs = new ArrayList<>();
    for (AssociatedIndex match : matcher.getMatches().toList()) {
      pairs.add(
          new AssociatedPair(baseline.places().get(match.src), followUp.places().get(match.dst)));
    }
    return pairs;
  }

  /** Those of the pairs that one similarity from the baseline to the follow-up explains. */
  static List<AssociatedPair> consistent(List<AssociatedPair> pairs) {
    if (pairs.size() < 2) {
      return List.of();
    }
    Ransac<ScaleTranslateRotate2D, AssociatedPair> ransac =
        new Ransac<>(
            SEED,
            TRIALS,
            TOLERANCE * TOLERANCE,
            new ModelManagerScaleTranslateRotate2D(),
            AssociatedPair.class);
    ransac.setModel(GenerateScaleTranslateRotate2D::new, DistanceScaleTranslateRotate2DSq::new);
    return ransac.process(pairs) ? List.copyOf(ransac.getMatchSet()) : List.of();
  }

  private record Described(List<Point2D_F64> places, DogArray<TupleDesc_F64> descriptions) {}

  private static Described described(RegistrationView view) {
    ConfigFastHessian detector = new ConfigFastHessian();
    detector.maxFeaturesAll = MOST_FEATURES;
    detector.extract.threshold = 0.5f;
    DetectDescribePoint<GrayF32, TupleDesc_F64> surf =
        FactoryDetectDescribe.surfStable(detector, null, null, GrayF32.class);
    GrayF32 image = new GrayF32(view.side(), view.side());
    image.setData(view.grey());
    surf.detect(image);
    List<Point2D_F64> places = new ArrayList<>();
    DogArray<TupleDesc_F64> descriptions = UtilFeature.createArray(surf, MOST_FEATURES);
    descriptions.reset();
    for (int i = 0; i < surf.getNumberOfFeatures(); i++) {
      Point2D_F64 place = surf.getLocation(i);
      if (view.isSkin(place.x, place.y)) {
        places.add(place.copy());
        descriptions.grow().setTo(surf.getDescription(i));
      }
    }
    return new Described(places, descriptions);
  }
}
