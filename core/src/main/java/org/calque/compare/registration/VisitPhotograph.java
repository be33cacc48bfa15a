package org.calque.compare.registration;

import java.util.List;
import java.util.Optional;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.PlaneMapping;
import org.calque.photo.Photograph;

/**
 * A visit's photograph with what registration must know of it.
 *
 * @param photograph the photograph
 * @param plane its plane, where it has one
 * @param lesion the box around the lesion, in pixels
 * @param notSkin lesions and references, which must not be matched
 */
public record VisitPhotograph(
    Photograph photograph,
    Optional<PlaneMapping> plane,
    ImageBox lesion,
    List<ImageOutline> notSkin) {
  public VisitPhotograph {
    notSkin = List.copyOf(notSkin);
  }
}
