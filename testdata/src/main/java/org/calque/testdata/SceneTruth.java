package org.calque.testdata;

import java.util.List;

/**
 * Everything known about a rendered photograph. Immutable.
 *
 * @param lesions in the scene's order
 * @param planeMapping nine numbers, row-major, from undistorted px to mm in the plane z = 0
 * @param tiltDeg angle of the optical axis to the plane's normal
 * @param pxPerMm local scale at the first lesion, at the aim where there is none
 * @param reference in the contract's syntax, empty when none was drawn
 * @param referencePx corners of a square (clockwise from its own top left), ends of a line or
 *     ruler, extreme points of a disc; distorted px
 * @param referenceDepthMm how far below the plane z = 0 it lies
 * @param distortion k1 of the lens
 * @param focalPx focal length
 */
public record SceneTruth(
    List<LesionTruth> lesions,
    List<Double> planeMapping,
    double tiltDeg,
    double pxPerMm,
    String reference,
    List<List<Double>> referencePx,
    double referenceDepthMm,
    double distortion,
    double focalPx) {
  public SceneTruth {
    lesions = List.copyOf(lesions);
    planeMapping = List.copyOf(planeMapping);
    referencePx = List.copyOf(referencePx);
  }

  /** The lesion of this id. */
  public LesionTruth lesion(String id) {
    return lesions.stream()
        .filter(l -> l.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no lesion " + id));
  }
}
