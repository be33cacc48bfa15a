package org.calque;

import org.calque.measure.LesionMeasurerOptions;
import org.calque.quality.QualityOptions;
import org.calque.segment.Segmenter;

/**
 * How the steps are done.
 *
 * @param segmenter finds the regions
 * @param measuring what is known of the lesion's place in space
 * @param quality what is asked of a photograph
 */
public record LesionMeterOptions(
    Segmenter segmenter, LesionMeasurerOptions measuring, QualityOptions quality) {

  /** With the usual limits; what is below them is a warning. */
  public LesionMeterOptions(Segmenter segmenter, LesionMeasurerOptions measuring) {
    this(segmenter, measuring, QualityOptions.defaults());
  }
}
