package org.calque.calibrate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.LensDistortion;
import org.calque.geometry.PlaneMapping;
import org.calque.internal.fit.CameraPrior;
import org.calque.internal.fit.FittedCamera;
import org.calque.internal.fit.PlanePoseFit;
import org.calque.internal.fit.PlaneShape;
import org.calque.internal.fit.PosedPlane;
import org.calque.photo.Photograph;

/** The plane of shapes of known size, with what the photograph says of its camera. */
final class ShapePlane {
  /**
   * A camera that was believed makes the fit less likely by this much, as twice a logarithm, when
   * the file is wrong about it: it was cut, or enlarged by software.
   */
  private static final double WRONG_CAMERA = 20;

  /** A lesion lies this many times as far from a reference's centre as the reference's points. */
  private static final double BESIDE = 2;

  private static final double LARGEST_RESIDUAL_PX = 1;
  private static final double LARGEST_RELATIVE_RESIDUAL = 0.01;

  private ShapePlane() {}

  /**
   * A plane as fitted with a camera, and as fitted again where the shapes deviate more than they
   * should: what is known of the camera gains in weight then.
   */
  private record Believed(CameraPrior camera, PosedPlane first, PosedPlane plane) {
    static Believed of(CameraPrior camera, List<PlaneShape> shapes, ImagePoint centre) {
      PosedPlane first = fitted(shapes, camera, centre);
      return new Believed(camera, first, trusted(first, shapes, camera, centre));
    }

    boolean bends() {
      return plane.camera().distortion() != 0;
    }

    boolean isDoubtful() {
      return first.quality().misfit() > WRONG_CAMERA || bends();
    }

    /** Much likelier, or likelier than a lens that bends: frames are cut out more often. */
    boolean isBetterThan(Believed other) {
      double gain = other.first.quality().unlikeliness() - first.quality().unlikeliness();
      return gain > WRONG_CAMERA || gain > 0 && other.bends() && !bends();
    }
  }

  /** The plane, with a camera of which less is known where the shapes contradict the file. */
  static PosedPlane fit(Photograph photograph, List<PlaneShape> shapes, ImagePoint centre) {
    return known(photograph, shapes, believed(photograph, shapes, centre), centre);
  }

  /** The plane with the camera that the file names; empty where the shapes contradict it. */
  static Optional<PosedPlane> withNamedCamera(
      Photograph photograph, List<PlaneShape> shapes, ImagePoint centre) {
    Believed believed = believed(photograph, shapes, centre);
    return believed.camera().equals(CameraKnowledge.of(photograph))
        ? Optional.of(known(photograph, shapes, believed, centre))
        : Optional.empty();
  }

  private static Believed believed(
      Photograph photograph, List<PlaneShape> shapes, ImagePoint centre) {
    Believed best = Believed.of(CameraKnowledge.of(photograph), shapes, centre);
    for (CameraPrior weaker : CameraKnowledge.weaker(photograph)) {
      if (best.isDoubtful()) {
        Believed other = Believed.of(weaker, shapes, centre);
        best = other.isBetterThan(best) ? other : best;
      }
    }
    return best;
  }

  /**
   * Where the camera is, as far as that follows from the reference's size, says how well the plane
   * is known and never where it lies: a reference twice as long gives twice the lengths.
   */
  private static PosedPlane known(
      Photograph photograph, List<PlaneShape> shapes, Believed believed, ImagePoint centre) {
    return CameraKnowledge.atDistance(photograph, believed.camera(), shapes.get(0).scale())
        .map(camera -> Believed.of(camera, shapes, centre).plane())
        .map(held -> believed.plane().knownAs(held, centre.x(), centre.y(), reach(shapes)))
        .orElse(believed.plane());
  }

  /** How far from a reference lesions lie, in pixels. */
  private static double reach(List<PlaneShape> shapes) {
    return BESIDE * shapes.stream().mapToDouble(PlaneShape::spreadPx).max().orElseThrow();
  }

  private static PosedPlane trusted(
      PosedPlane plane, List<PlaneShape> shapes, CameraPrior prior, ImagePoint centre) {
    if (plane.quality().inflation() == 1) {
      return plane;
    }
    double stated =
        shapes.stream().mapToDouble(s -> s.deviation() * s.deviation()).average().getAsDouble();
    double px = Math.sqrt((plane.quality().inflation() - 1) * stated);
    return fitted(shapes.stream().map(s -> s.lessCertain(px)).toList(), prior, centre);
  }

  private static PosedPlane fitted(List<PlaneShape> shapes, CameraPrior prior, ImagePoint centre) {
    return new PlanePoseFit(shapes, prior, centre.x(), centre.y()).fit();
  }

  /**
   * The plane, unless the shapes' distances from where it would have them say that they are not
   * what they were taken for.
   *
   * @param span size of the largest shape in pixels
   * @param misfit the sentence of the refusal
   */
  static Outcome<PlaneCalibration> calibrated(
      Photograph photograph,
      List<PlaneShape> shapes,
      DetectedReference reference,
      double span,
      String misfit) {
    PosedPlane plane = fit(photograph, shapes, reference.centre());
    double limit = Math.max(LARGEST_RESIDUAL_PX, LARGEST_RELATIVE_RESIDUAL * span);
    if (plane.quality().residual() > limit) {
      return Outcome.refused(
          Finding.refusal(FindingCode.REFERENCE_RESIDUAL_HIGH, misfit)
              .with(plane.quality().residual(), limit, "px"));
    }
    return Outcome.obtained(calibration(photograph, plane, reference));
  }

  private static LensDistortion lens(PosedPlane plane) {
    return new LensDistortion(
        plane.camera().centreX(),
        plane.camera().centreY(),
        plane.camera().focal(),
        plane.camera().distortion(),
        plane.spread().distortionDeviation());
  }

  static PlaneCalibration calibration(
      Photograph photograph, PosedPlane plane, DetectedReference reference) {
    PlaneMapping mapping =
        PlaneMapping.of(plane.imageToPlane(), plane.spread().covariance())
            .through(lens(plane), plane.spread().slope());
    return new PlaneCalibration(
            reference,
            mapping,
            pose(photograph, plane, mapping.pixelsPerMillimetre(reference.centre())),
            plane.quality().residual(),
            plane.quality().degreesOfFreedom())
        .withTwin(twin(plane));
  }

  /** A focal length that puts the camera where none can be is not handed on. */
  private static CameraPose pose(Photograph photograph, PosedPlane plane, double pxPerMm) {
    FittedCamera camera = plane.camera();
    boolean possible = CameraKnowledge.isPossible(camera.focal(), pxPerMm);
    CameraPrior other = CameraKnowledge.weak(photograph);
    return new CameraPose(
        possible ? camera.focal() : other.focal(),
        !possible || !CameraKnowledge.isNamed(photograph, camera.focal()),
        possible ? camera.focalDeviation() : other.focalDeviation(),
        StrictMath.toDegrees(camera.tilt()),
        StrictMath.toDegrees(camera.tiltDeviation()));
  }

  /** The plane one standard deviation towards one of two poses; none where there is one pose. */
  private static Optional<PlaneMapping> twin(PosedPlane plane) {
    double[] apart = plane.spread().twin();
    if (Arrays.stream(apart).allMatch(v -> v == 0)) {
      return Optional.empty();
    }
    double[] towards = plane.imageToPlane().clone();
    for (int i = 0; i < towards.length; i++) {
      towards[i] += apart[i];
    }
    double[] known = new double[towards.length];
    return Optional.of(
        PlaneMapping.of(towards, new double[known.length * known.length])
            .through(lens(plane), known));
  }
}
