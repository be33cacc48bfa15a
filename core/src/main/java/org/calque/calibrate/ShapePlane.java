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

  private static final double LARGEST_RESIDUAL_PX = 1;
  private static final double LARGEST_RELATIVE_RESIDUAL = 0.01;

  private ShapePlane() {}

  /** What the shapes deviate more than they should, what is known of the camera gains in weight. */
  static PosedPlane fit(Photograph photograph, List<PlaneShape> shapes, ImagePoint centre) {
    CameraPrior prior = CameraKnowledge.of(photograph);
    PosedPlane plane = fit(shapes, prior, centre);
    CameraPrior weak = CameraKnowledge.weak(photograph);
    return doubted(plane, shapes, weak, centre)
        .map(other -> trusted(other, shapes, weak, centre))
        .orElseGet(() -> trusted(plane, shapes, prior, centre));
  }

  /** The plane with the camera that the file names; empty where the shapes contradict it. */
  static Optional<PosedPlane> withNamedCamera(
      Photograph photograph, List<PlaneShape> shapes, ImagePoint centre) {
    CameraPrior prior = CameraKnowledge.of(photograph);
    PosedPlane plane = fit(shapes, prior, centre);
    return doubted(plane, shapes, CameraKnowledge.weak(photograph), centre).isPresent()
        ? Optional.empty()
        : Optional.of(trusted(plane, shapes, prior, centre));
  }

  /** The plane with a camera of which less is known, where that is much likelier. */
  private static Optional<PosedPlane> doubted(
      PosedPlane plane, List<PlaneShape> shapes, CameraPrior weak, ImagePoint centre) {
    if (plane.misfit() <= WRONG_CAMERA) {
      return Optional.empty();
    }
    PosedPlane other = fit(shapes, weak, centre);
    return plane.unlikeliness() - other.unlikeliness() > WRONG_CAMERA
        ? Optional.of(other)
        : Optional.empty();
  }

  private static PosedPlane trusted(
      PosedPlane plane, List<PlaneShape> shapes, CameraPrior prior, ImagePoint centre) {
    if (plane.inflation() == 1) {
      return plane;
    }
    double stated =
        shapes.stream().mapToDouble(s -> s.deviation() * s.deviation()).average().getAsDouble();
    double px = Math.sqrt((plane.inflation() - 1) * stated);
    return fit(shapes.stream().map(s -> s.lessCertain(px)).toList(), prior, centre);
  }

  private static PosedPlane fit(List<PlaneShape> shapes, CameraPrior prior, ImagePoint centre) {
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
    if (plane.residual() > limit) {
      return Outcome.refused(
          Finding.refusal(FindingCode.REFERENCE_RESIDUAL_HIGH, misfit)
              .with(plane.residual(), limit, "px"));
    }
    return Outcome.obtained(calibration(photograph, plane, reference));
  }

  private static LensDistortion lens(PosedPlane plane) {
    return new LensDistortion(
        plane.centreX(),
        plane.centreY(),
        plane.focal(),
        plane.distortion(),
        plane.distortionDeviation());
  }

  static PlaneCalibration calibration(
      Photograph photograph, PosedPlane plane, DetectedReference reference) {
    CameraPose pose =
        new CameraPose(
            plane.focal(),
            !CameraKnowledge.focalLengthNamed(photograph),
            plane.focalDeviation(),
            StrictMath.toDegrees(plane.tilt()),
            StrictMath.toDegrees(plane.tiltDeviation()));
    return new PlaneCalibration(
            reference,
            PlaneMapping.of(plane.imageToPlane(), plane.covariance())
                .through(lens(plane), plane.slope()),
            pose,
            plane.residual(),
            plane.degreesOfFreedom())
        .withTwin(twin(plane));
  }

  /** The plane one standard deviation towards one of two poses; none where there is one pose. */
  private static Optional<PlaneMapping> twin(PosedPlane plane) {
    double[] apart = plane.twin();
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
