package org.calque.calibrate;

import org.calque.geometry.ImagePoint;

/**
 * A tick as measured on the photograph's own pixels, in linear light.
 *
 * @param index its number in the row
 * @param near centre of its ink in the half towards one end
 * @param far centre of its ink in the other half
 * @param offset how far its centre lies from the row's curve, along the row, in steps
 * @param contrast how much darker than the ground beside it, as a share of the ground
 * @param width across the ink at half its darkness, in steps
 * @param length from end to end of its ink, in steps
 * @param stroke length of the stroke that was seen there, in steps; 0 when none was
 */
record Tick(
    int index,
    ImagePoint near,
    ImagePoint far,
    double offset,
    double contrast,
    double width,
    double length,
    double stroke) {}
