package org.calque.testdata;

import java.util.ArrayList;
import java.util.List;

/**
 * One lesion on the surface's chart. Immutable.
 *
 * @param kind what the outline is; chalk adds a calcified extrusion of its own
 * @param outline before softening, relative to the lesion's centre
 * @param xMm centre in the chart
 * @param yMm centre in the chart
 * @param softnessMm standard deviation of the Gaussian that softens every edge of the lesion
 * @param bed the floor, for ulcers
 * @param margin the surroundings
 * @param chalk pieces of calcified extrusion; filling or overhanging, they extend the ulcer
 */
public record LesionSpec(
    Kind kind,
    Outline outline,
    double xMm,
    double yMm,
    double softnessMm,
    Bed bed,
    Margin margin,
    List<Chalk> chalk) {

  /** The kinds of region an outline can be; the names of the contract. */
  public enum Kind {
    /** Open skin. */
    ULCER("ulcer"),
    /** Chalk through closed skin: the outline itself is unused, only {@link #chalk()} shows. */
    EXTRUSION_ONLY("calcified_extrusion"),
    /** A healed, pale and pitted place. */
    RESIDUAL_SCAR("residual_scar"),
    /** A closed swelling with chalk shining through. */
    NODULE("nodule");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** The name in the contract. */
    public String code() {
      return code;
    }
  }

  public LesionSpec {
    if (!(softnessMm >= 0.01 && softnessMm <= 1)) {
      throw new IllegalArgumentException("softness in [0.01, 1] mm, got " + softnessMm);
    }
    chalk = List.copyOf(chalk);
    if (kind == Kind.EXTRUSION_ONLY && chalk.isEmpty()) {
      throw new IllegalArgumentException("an extrusion alone needs a piece of chalk");
    }
  }

  /** An ulcer of this outline at the origin: softness 0.06 mm, moist granulation, mild margin. */
  public static LesionSpec ulcer(Outline outline) {
    return new LesionSpec(
        Kind.ULCER, outline, 0, 0, 0.06, Bed.granulating(), Margin.mild(), List.of());
  }

  /** A disc-shaped ulcer. */
  public static LesionSpec disc(double diameterMm) {
    return ulcer(Outline.disc(diameterMm));
  }

  /** A square ulcer; softening rounds its corners. */
  public static LesionSpec square(double sideMm) {
    return ulcer(Outline.square(sideMm));
  }

  /** An ordinary irregular, ragged ulcer. */
  public static LesionSpec blob(double equivalentDiameterMm, long seed) {
    return ulcer(Outline.blob(equivalentDiameterMm, 0.35, 0.5, seed));
  }

  /** The same lesion of another kind. */
  public LesionSpec withKind(Kind newKind) {
    return new LesionSpec(newKind, outline, xMm, yMm, softnessMm, bed, margin, chalk);
  }

  /** The same lesion with its centre elsewhere. */
  public LesionSpec at(double newXMm, double newYMm) {
    return new LesionSpec(kind, outline, newXMm, newYMm, softnessMm, bed, margin, chalk);
  }

  /** The same lesion with another edge softness. */
  public LesionSpec softened(double newSoftnessMm) {
    return new LesionSpec(kind, outline, xMm, yMm, newSoftnessMm, bed, margin, chalk);
  }

  /** The same lesion with another floor. */
  public LesionSpec withBed(Bed newBed) {
    return new LesionSpec(kind, outline, xMm, yMm, softnessMm, newBed, margin, chalk);
  }

  /** The same lesion with other surroundings. */
  public LesionSpec withMargin(Margin newMargin) {
    return new LesionSpec(kind, outline, xMm, yMm, softnessMm, bed, newMargin, chalk);
  }

  /** The same lesion with one more piece of chalk. */
  public LesionSpec with(Chalk piece) {
    List<Chalk> more = new ArrayList<>(chalk);
    more.add(piece);
    return new LesionSpec(kind, outline, xMm, yMm, softnessMm, bed, margin, more);
  }
}
