package org.calque.calibrate;

import org.calque.evidence.Outcome;
import org.calque.photo.Photograph;

/** Finds references of one kind and fits the plane they lie on. */
interface ReferenceDetector<R extends ScaleReference> {
  /**
   * The plane of a reference.
   *
   * @param photograph the photograph
   * @param reference what to look for
   * @return the plane, or a refusal that says why there is none
   */
  Outcome<PlaneCalibration> detect(Photograph photograph, R reference);
}
