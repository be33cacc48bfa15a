package org.calque.compare.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
 * @param lesions the outlines of its lesions, in pixels, which must not be matched; may be empty
 * @param references what references cover, in pixels, which must not be matched either
 */
public record VisitPhotograph(
    Photograph photograph,
    Optional<PlaneMapping> plane,
    ImageBox lesion,
    List<ImageOutline> lesions,
    List<ImageOutline> references) {
  /** Around a place where no lesion is seen, in pixels. */
  private static final double PLACE = 20;

  public VisitPhotograph {
    lesions = List.copyOf(lesions);
    references = List.copyOf(references);
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
    ImageOutline all = union(lesions);
    ImageBox around =
        new ImageBox(place.x() - PLACE, place.y() - PLACE, place.x() + PLACE, place.y() + PLACE);
    return new VisitPhotograph(
        photograph, plane, all.isEmpty() ? around : all.bounds(), lesions, List.of(reference));
  }

  /** Lesions and references. */
  List<ImageOutline> notSkin() {
    List<ImageOutline> notSkin = new ArrayList<>(references);
    notSkin.addAll(lesions);
    return notSkin;
  }

  /**
   * What this visit's lesions, laid on the follow-up, share with the follow-up's, of the smaller
   * area: 0 to 1; not a number where one has no area. By the boxes where either visit has no
   * outline.
   */
  double shareOnLesions(VisitPhotograph followUp, UnaryOperator<ImagePoint> toFollowUp) {
    ImageOutline before = union(lesions);
    ImageOutline after = union(followUp.lesions);
    if (before.isEmpty() || after.isEmpty()) {
      before = ImageOutline.of(lesion.corners());
      after = ImageOutline.of(followUp.lesion.corners());
    }
    ImageOutline laid = before.map(toFollowUp);
    return laid.intersection(after).pixelCoverage()
        / Math.min(laid.pixelCoverage(), after.pixelCoverage());
  }

  private static ImageOutline union(List<ImageOutline> outlines) {
    return outlines.stream().reduce(ImageOutline.EMPTY, ImageOutline::union);
  }
}
