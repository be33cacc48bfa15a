package org.calque.report;

import java.io.IOException;
import java.util.Optional;
import org.calque.measure.LesionMeasurement;
import org.calque.study.StudyRow;

/** Where a report finds the pictures of a study; asked once a row, one at a time. */
public interface StudyCrops {
  /** A row's crop with its lesion; absent where the row was not measured. */
  Optional<Crop> crop(StudyRow row) throws IOException;

  /**
   * A lesion in its crop.
   *
   * @param jpeg the crop, as {@link LesionCrop} made it
   * @param place where it lies on the plane
   * @param lesion the lesion with its outlines
   */
  record Crop(byte[] jpeg, CropPlace place, LesionMeasurement lesion) {}
}
