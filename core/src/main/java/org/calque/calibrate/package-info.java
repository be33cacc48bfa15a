/**
 * From a photograph and a reference in it to the lesion's plane in millimetres.
 *
 * <p>A {@link org.calque.calibrate.ScaleReference} says what gives the scale; a {@link
 * org.calque.calibrate.ReferenceDetector} finds it and fits the plane; the {@link
 * org.calque.calibrate.Calibrator} tries what was asked for, compares references that are in one
 * photograph, and keeps the best known one. The plane's covariance holds the detection; the
 * reference's own size is kept apart, for two visits may share it. Knows nothing of lesions.
 * Whatever is wrong with a reference is a refusal with findings. All types are immutable and safe
 * for any thread.
 */
@org.jspecify.annotations.NullMarked
package org.calque.calibrate;
