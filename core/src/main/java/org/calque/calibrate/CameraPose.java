package org.calque.calibrate;

/**
 * What is known of the camera's place.
 *
 * @param focalLengthPx the focal length in pixels
 * @param focalLengthAssumed whether it is a typical one, because the file names none, or one that
 *     puts the camera nearer than any is sharp: the frame was cut out
 * @param relativeFocalUncertainty its relative standard uncertainty, and that of the distance
 * @param tiltDegrees the angle between the plane's normal and the optical axis
 * @param tiltUncertaintyDegrees its standard uncertainty
 */
public record CameraPose(
    double focalLengthPx,
    boolean focalLengthAssumed,
    double relativeFocalUncertainty,
    double tiltDegrees,
    double tiltUncertaintyDegrees) {}
