package org.calque.calibrate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.photo.Photograph;

/**
 * Looks for any reference. A Calque card has a nominal size, so it is used, with the tolerance of a
 * print that nobody measured and a finding that says so. A ruler whose ticks tell their graduation
 * is used too. Another marker tells its dictionary and number but not its size: it is named in the
 * refusal, so that its size can be stated; a scale is never guessed.
 */
final class AutomaticSearch implements ReferenceDetector<AutomaticReference> {
  /** A shape smaller than this across is too likely something else. */
  private static final double LEAST_PX = 40;

  private static final String LARGEST = "_1000";
  private static final RulerReference ANY_RULER =
      new RulerReference(Optional.empty(), ReferenceSyntax.RULED_TOLERANCE);

  private final RulerDetector rulers = new RulerDetector();

  /** The largest dictionary of each family; it contains the smaller ones. */
  private static final List<MarkerDictionary> FAMILIES =
      List.of(
          MarkerDictionary.DICT_4X4_1000,
          MarkerDictionary.DICT_APRILTAG_36H11,
          MarkerDictionary.DICT_5X5_1000,
          MarkerDictionary.DICT_6X6_1000,
          MarkerDictionary.DICT_7X7_1000,
          MarkerDictionary.DICT_ARUCO_ORIGINAL);

  private final CardDetector cards = new CardDetector();

  @Override
  public Outcome<PlaneCalibration> detect(Photograph photograph, AutomaticReference reference) {
    try (MarkerSearch markers = MarkerSearch.forSeveral(photograph)) {
      Outcome<PlaneCalibration> card =
          cards.detect(photograph, CardReference.unmeasured(), markers);
      return isAbsent(card) ? withoutCard(photograph, marker(markers)) : card;
    }
  }

  private Outcome<PlaneCalibration> withoutCard(Photograph photograph, Optional<Finding> marker) {
    Outcome<PlaneCalibration> ruler = rulers.detect(photograph, ANY_RULER);
    if (ruler instanceof Outcome.Obtained) {
      return ruler;
    }
    return Outcome.refused(
        marker.or(() -> shape(photograph)).orElseGet(() -> notFound(ruler.findings())));
  }

  private static Optional<Finding> marker(MarkerSearch markers) {
    for (MarkerDictionary family : FAMILIES) {
      List<MarkerSearch.Found> found = markers.find(family);
      if (!found.isEmpty()) {
        return Optional.of(sizeUnknown(family, found));
      }
    }
    return Optional.empty();
  }

  /** A ruler that was seen but not understood is named; else that there is nothing. */
  private static Finding notFound(List<Finding> ruler) {
    return ruler.stream()
        .filter(f -> f.code() != FindingCode.REFERENCE_NOT_FOUND)
        .findFirst()
        .orElseGet(
            () ->
                Finding.refusal(
                    FindingCode.REFERENCE_NOT_FOUND,
                    "No reference was found in the photograph; name one with its size, such as"
                        + " aruco:DICT_4X4_50:10mm, or set a line of known length."));
  }

  private static boolean isAbsent(Outcome<PlaneCalibration> outcome) {
    return outcome.findings().stream().anyMatch(f -> f.code() == FindingCode.REFERENCE_NOT_FOUND);
  }

  /** A code, disc or square that is large enough to be meant as a reference. */
  private static Optional<Finding> shape(Photograph photograph) {
    if (!QrSearch.search(photograph).isEmpty()) {
      return Optional.of(sizeUnknown("A QR code", "the outer side of its module grid", "qr:20mm"));
    }
    if (CertainSquares.in(photograph).stream()
        .anyMatch(s -> CertainSquares.shortestSide(s) > LEAST_PX)) {
      return Optional.of(sizeUnknown("A plain square", "its side", "square:10mm"));
    }
    return CertainDiscs.in(photograph).stream().anyMatch(d -> 2 * d.ellipse().minor() > LEAST_PX)
        ? Optional.of(sizeUnknown("A disc", "its diameter", "dot:10mm"))
        : Optional.empty();
  }

  private static Finding sizeUnknown(String what, String size, String spec) {
    return Finding.refusal(
        FindingCode.REFERENCE_SIZE_UNKNOWN,
        what + " was found, but its size is not known; state " + size + ", such as " + spec + ".");
  }

  private static Finding sizeUnknown(MarkerDictionary family, List<MarkerSearch.Found> found) {
    int id = found.get(found.size() - 1).id();
    MarkerDictionary smallest = smallestWith(family, id).orElse(family);
    return Finding.refusal(
        FindingCode.REFERENCE_SIZE_UNKNOWN,
        "Marker "
            + id
            + " of "
            + smallest.label()
            + " was found, but its size is not known; state the outer side of its black square,"
            + " such as aruco:"
            + smallest.label()
            + ":10mm.");
  }

  /** Of the ArUco families the smaller dictionaries are the larger one's first markers. */
  private static Optional<MarkerDictionary> smallestWith(MarkerDictionary family, int id) {
    if (!family.label().endsWith(LARGEST)) {
      return Optional.empty();
    }
    String stem = family.label().substring(0, family.label().length() - LARGEST.length());
    return Arrays.stream(MarkerDictionary.values())
        .filter(d -> d.label().startsWith(stem + "_") && d.markers() > id)
        .findFirst();
  }
}
