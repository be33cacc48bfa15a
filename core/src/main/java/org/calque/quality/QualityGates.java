package org.calque.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.calque.calibrate.CameraPose;
import org.calque.calibrate.DetectedReference;
import org.calque.calibrate.PlaneCalibration;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Severity;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.measure.LesionMeasurement;
import org.calque.measure.RegionMeasurement;
import org.calque.photo.Photograph;

/**
 * Asks whether a photograph is good enough, and says what to do better where it is not. Immutable;
 * safe for any thread.
 */
public final class QualityGates {
  private static final double FINE_BELOW_MM = 5;

  /** How much of its surroundings goes with a lesion: this share of its size, and at least. */
  private static final double MARGIN_SIZES = 0.5;

  private static final double LEAST_MARGIN_MM = 1.5;

  /** Half the side of the skin that is looked at where a reference has no outline. */
  private static final double PLACE_MM = 8;

  /** Findings of the calibration that are gates too. */
  private static final Set<FindingCode> OF_CALIBRATION =
      Set.of(FindingCode.REFERENCE_RESIDUAL_HIGH);

  private static final List<String> CHANNELS = List.of("red", "green", "blue");

  private final QualityOptions options;

  public QualityGates(QualityOptions options) {
    this.options = options;
  }

  /** Name and version, for the provenance. */
  public String name() {
    return "gates/1";
  }

  /** Findings of the calibration, with the weight of a closed gate where they are one. */
  public List<Finding> weighed(List<Finding> findings) {
    return findings.stream()
        .map(
            f ->
                f.severity() == Severity.WARNING && OF_CALIBRATION.contains(f.code())
                    ? new Finding(f.code(), options.severity(), f.message(), f.reading())
                    : f)
        .toList();
  }

  /** What the reference shows: tilt, sharpness, motion, its own state, the light on it. */
  public List<Finding> ofReference(Photograph photograph, PlaneCalibration plane) {
    DetectedReference reference = plane.reference();
    double scale = plane.mapping().pixelsPerMillimetre(reference.centre());
    Findings found = new Findings();
    found.check(
        Gate.TILT,
        plane.pose().map(CameraPose::tiltDegrees).orElse(0.0),
        "The camera looks at the reference too obliquely; hold it parallel to the skin.");
    if (ReferenceEdges.hasOutline(reference)) {
      found.outline(ReferenceEdges.of(photograph, reference), scale);
    } else if (!reference.footprint().isEmpty()) {
      found.referenceBlur(Surroundings.onReference(photograph, reference).blurPx(), scale);
    }
    return found.all();
  }

  /** What the skin about the reference shows, where the lesion is not known yet. */
  public List<Finding> aboutReference(Photograph photograph, PlaneCalibration plane) {
    DetectedReference reference = plane.reference();
    double scale = plane.mapping().pixelsPerMillimetre(reference.centre());
    Surroundings skin = Surroundings.of(photograph, plane, about(plane));
    Findings found = new Findings();
    if (!Gate.RESOLUTION.passes(scale, options.limit(Gate.RESOLUTION))) {
      found.check(Gate.RESOLUTION, scale, closer("The photograph", scale, Gate.RESOLUTION));
    } else if (!Gate.FINE_RESOLUTION.passes(scale, options.limit(Gate.FINE_RESOLUTION))) {
      double limit = options.limit(Gate.FINE_RESOLUTION);
      found.add(
          Finding.info(
                  FindingCode.RESOLUTION_LOW,
                  closer("For lesions below 5 mm the photograph", scale, Gate.FINE_RESOLUTION))
              .with(scale, limit, Gate.FINE_RESOLUTION.unit()));
    }
    found.skin(skin, skin, scale, "the skin about the reference");
    return found.all();
  }

  private static ImageBox about(PlaneCalibration plane) {
    ImageOutline footprint = plane.reference().footprint();
    ImagePoint c = plane.reference().centre();
    if (footprint.isEmpty()) {
      double half = PLACE_MM * plane.mapping().pixelsPerMillimetre(c);
      return new ImageBox(c.x() - half, c.y() - half, c.x() + half, c.y() + half);
    }
    ImageBox bounds = footprint.bounds();
    return bounds.grownBy(Math.max(bounds.width(), bounds.height()));
  }

  /** What a lesion and the skin about it show, and how far the reference is. */
  public List<Finding> ofLesion(
      Photograph photograph, PlaneCalibration plane, LesionMeasurement lesion) {
    double scale = plane.mapping().pixelsPerMillimetre(lesion.place());
    double length =
        lesion.regions().stream()
            .mapToDouble(r -> r.length().value().millimetres())
            .max()
            .orElse(0);
    Findings found = new Findings();
    Gate resolution = length < FINE_BELOW_MM ? Gate.FINE_RESOLUTION : Gate.RESOLUTION;
    found.check(resolution, scale, closer("Lesion " + lesion.id(), scale, resolution));
    found.check(
        Gate.DISTANCE,
        sizesAway(plane.reference(), lesion.place()),
        "Lesion " + lesion.id() + " is far from the reference; put the reference beside it.");
    ImageOutline outline = ImageOutline.EMPTY;
    for (RegionMeasurement region : lesion.regions()) {
      outline = outline.union(region.outlinePx());
    }
    if (!outline.isEmpty()) {
      found.check(
          Gate.GLARE,
          Math.min(1, lesion.glarePx().pixelCoverage() / outline.pixelCoverage()),
          "Glare hides part of lesion " + lesion.id() + "; move the lamp or the camera.");
    }
    double margin = Math.max(LEAST_MARGIN_MM, MARGIN_SIZES * length) * scale;
    ImagePoint p = lesion.place();
    ImageBox core =
        outline.isEmpty()
            ? new ImageBox(p.x() - 1, p.y() - 1, p.x() + 1, p.y() + 1)
            : outline.bounds();
    Surroundings near = Surroundings.of(photograph, plane, core.grownBy(margin));
    found.skin(near, near.without(outline), scale, "lesion " + lesion.id());
    return found.all();
  }

  /**
   * What shows that a lesion lies on a finger or toe, with how to state it. It is for where nobody
   * said what the lesion lies on, and changes no area.
   */
  public List<Finding> ofSurface(
      Photograph photograph, PlaneCalibration plane, LesionMeasurement lesion) {
    OptionalDouble length =
        lesion.regions().stream().mapToDouble(r -> r.length().value().millimetres()).max();
    if (length.isEmpty()) {
      return List.of();
    }
    OptionalDouble width = DigitWidth.of(photograph, plane, lesion.place(), length.getAsDouble());
    if (width.isEmpty()) {
      return List.of();
    }
    double scale = plane.mapping().pixelsPerMillimetre(lesion.place());
    double distance =
        plane.pose().map(p -> p.focalLengthPx() / scale).orElse(Double.POSITIVE_INFINITY);
    return List.of(
        Finding.info(
                FindingCode.DIGIT_WIDTH,
                String.format(
                    Locale.ROOT,
                    "Lesion %s seems to lie on a finger or toe: the skin ends on both sides, %.1f"
                        + " mm apart. Where that is so, state its radius, --surface cylinder:%.1f,"
                        + " and the area is that on the skin.",
                    lesion.id(),
                    width.getAsDouble(),
                    DigitWidth.radiusMm(width.getAsDouble(), distance)))
            .with(width.getAsDouble(), DigitWidth.WIDEST_MM, "mm"));
  }

  /** From a place to the nearest corner of the reference, in roots of the area it covers. */
  private static double sizesAway(DetectedReference reference, ImagePoint place) {
    return reference.footprint().polygons().stream()
            .flatMap(
                p -> Stream.concat(p.outer().stream(), p.holes().stream().flatMap(List::stream)))
            .mapToDouble(place::distanceTo)
            .min()
            .orElse(0)
        / Math.sqrt(Math.max(1, reference.footprint().pixelCoverage()));
  }

  private String closer(String what, double scale, Gate gate) {
    double asked = options.limit(gate);
    return String.format(
        Locale.ROOT,
        "%s has %.1f px/mm, %.0f are asked; go %.1f times closer.",
        what,
        scale,
        asked,
        asked / scale);
  }

  /** Collects what the closed gates say. Confined to one call. */
  private final class Findings {
    private final List<Finding> found = new ArrayList<>();

    void add(Finding finding) {
      found.add(finding);
    }

    void check(Gate gate, double value, String sentence) {
      double limit = options.limit(gate);
      if (!gate.passes(value, limit)) {
        add(
            Finding.warning(gate.code(), sentence)
                .weighing(options.severity())
                .with(value, limit, gate.unit()));
      }
    }

    void referenceBlur(OptionalDouble blurPx, double scale) {
      check(
          Gate.REFERENCE_BLUR,
          blurPx.orElse(0) / scale,
          "The reference is out of focus; tap on it, wait for the focus, and hold still.");
    }

    void outline(ReferenceEdges edges, double scale) {
      referenceBlur(edges.blurPx(), scale);
      check(
          Gate.SMEAR,
          edges.smearPx() / scale,
          "The camera moved; rest your hands, use more light, and take it again.");
      check(
          Gate.COVERED,
          edges.missing(),
          "Part of the reference's outline is covered, dirty or in a hard shadow; free it.");
      check(Gate.BOW, edges.bow(), "The reference is bent; lay it flat, on something stiff.");
      check(
          Gate.UNEVEN_LIGHT,
          edges.whiteRatio(),
          "The light on the reference is uneven; take the shadow away or move the lamp.");
    }

    void skin(Surroundings all, Surroundings skin, double scale, String where) {
      check(
          Gate.LESION_BLUR,
          all.blurPx().orElse(0) / SkinEdges.OF_A_STEP / scale,
          "There is no sharp edge at " + where + "; tap on it, wait for the focus, hold still.");
      SkinLight light = skin.light();
      SkinLight whole = all.light();
      check(
          Gate.CLIPPED,
          whole.clipped(),
          "The photograph is overexposed at "
              + where
              + " ("
              + CHANNELS.get(whole.clippedChannel())
              + "); take it darker, or with less light.");
      check(
          Gate.GLARE,
          whole.glare(),
          "Glare covers part of " + where + "; move the lamp or the camera.");
      check(
          Gate.UNEVEN_LIGHT,
          light.ratio(),
          "The light at " + where + " is uneven; take the shadow away or move the lamp.");
    }

    List<Finding> all() {
      return List.copyOf(found);
    }
  }
}
