package org.calque.compare.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
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
  /** Around a place where no lesion is seen, in pixels. */
  private static final double PLACE = 20;

  public VisitPhotograph {
    notSkin = List.copyOf(notSkin);
  }

  /**
   * A visit by what was measured in its photograph.
   *
   * @param photograph the photograph
   * @param plane its plane, where it has one
   * @param reference what the reference covers, in pixels; may be empty
   * @param lesions the outlines of its lesions, in pixels; may be empty
   * @param place where the lesion is when no outline says so
   */
  public static VisitPhotograph of(
      Photograph photograph,
      Optional<PlaneMapping> plane,
      ImageOutline reference,
      List<ImageOutline> lesions,
      ImagePoint place) {
    List<ImageOutline> notSkin = new ArrayList<>(List.of(reference));
    notSkin.addAll(lesions);
    ImageOutline all = lesions.stream().reduce(ImageOutline.EMPTY, ImageOutline::union);
    ImageBox around =
        new ImageBox(place.x() - PLACE, place.y() - PLACE, place.x() + PLACE, place.y() + PLACE);
    return new VisitPhotograph(photograph, plane, all.isEmpty() ? around : all.bounds(), notSkin);
  }
}
