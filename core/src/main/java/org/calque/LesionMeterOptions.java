package org.calque;

import org.calque.measure.LesionMeasurerOptions;
import org.calque.segment.Segmenter;

/**
 * How the steps are done.
 *
 * @param segmenter finds the regions
 * @param measuring what is known of the lesion's place in space
 */
public record LesionMeterOptions(Segmenter segmenter, LesionMeasurerOptions measuring) {}
