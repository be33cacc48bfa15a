/**
 * Points and outlines in two frames, and the one doorway between them.
 *
 * <p><b>Image frame</b> ({@link org.calque.geometry.ImagePoint}, {@link
 * org.calque.geometry.ImageOutline}): pixels of the upright photograph, x to the right, y down; the
 * centre of the top-left pixel is (0, 0), so the photograph covers -0.5 to width - 0.5.
 *
 * <p><b>Plane frame</b> ({@link org.calque.geometry.PlanePoint}, {@link
 * org.calque.geometry.PlaneOutline}): millimetres on the plane of the reference, x and y in the
 * sense of the image frame, origin at the reference.
 *
 * <p>Only {@link org.calque.geometry.PlaneMapping} turns pixels into millimetres, and only the
 * plane outline has an area; so pixels times scale squared cannot be written elsewhere. No type
 * here sees a pixel value. All types are immutable and safe for any thread.
 */
@org.jspecify.annotations.NullMarked
package org.calque.geometry;
