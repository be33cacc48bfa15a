/**
 * Kernels on primitive arrays: linear light, sampling, contours.
 *
 * <p>A raster is row-major; the centre of its first value lies at the origin that it states, in the
 * pixels of the photograph that it was cut from. Values are linear light between 0 and 1. Nothing
 * here knows units of length or findings. Types are immutable unless they say otherwise.
 */
@org.jspecify.annotations.NullMarked
package org.calque.internal.raster;
