package org.calque.testdata;

import java.time.LocalDate;

/**
 * A trial of known outcome: each subject has a treated and a control lesion of 2.2 to 6 mm, both
 * photographed at weeks 0, 4, 8 and 12, each time twice, by another pose, light and camera. The
 * lesions shrink exponentially: over twelve weeks a treated lesion to 50 % of its area, a control
 * to 85 %, each times a lesion's own factor of 0.85 to 1.18. Immutable; safe to share.
 *
 * @param seed another seed draws another trial
 */
public record StudyScenes(long seed) {
  static final int LAST_WEEK = 12;
  static final int WEEKS_BETWEEN = 4;
  static final int REPLICATES = 2;

  private static final double TREATED_LEFT = 0.50;
  private static final double CONTROL_LEFT = 0.85;
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

  /** One photograph of the trial. */
  public record Shot(int subject, boolean treated, int week, int replicate) {
    /** The subject's code. */
    public String subjectCode() {
      return String.format(java.util.Locale.ROOT, "S%03d", subject);
    }

    /** The arm, which also names the lesion. */
    public String arm() {
      return treated ? "treated" : "control";
    }

    /** The day of the visit. */
    public LocalDate date() {
      return FIRST.plusDays(subject % 5).plusWeeks(week);
    }

    String name() {
      return subjectCode() + "-" + arm() + "-week-" + week + "-" + replicate;
    }
  }

  /** The share of its first area that a lesion has left in a week. */
  public double left(Shot shot) {
    Draw lesion = lesion(shot);
    double atEnd =
        (shot.treated() ? TREATED_LEFT : CONTROL_LEFT) * lesion.logBetween("own", 0.85, 1 / 0.85);
    return StrictMath.pow(Math.min(1, atEnd), (double) shot.week() / LAST_WEEK);
  }

  /** The scene of a photograph. */
  public Scene scene(Shot shot) {
    Draw patient = new Draw(Hash.derive(seed, shot.subjectCode()));
    Draw visit = new Draw(Hash.derive(seed, shot.name()));
    double scale = visit.between("scale", 22, 30);
    return Scene.builder()
        .seed(patient.sub("texture"))
        .lesion(lesionSpec(shot))
        .skin(
            new Skin(
                1 + patient.pick("tone", 6),
                patient.between("skin", 0.6, 1.2),
                patient.between("creases", 0, 0.4),
                0,
                0,
                patient.between("oil", 0.1, 0.5)))
        .reference(
            ReferenceSpec.aruco(0, 10, 13 + visit.between("x", -1, 1), visit.between("y", -2, 2))
                .turned(visit.between("turn", -15, 15)))
        .camera(
            Camera.overhead((int) (32 * scale), (int) (20 * scale), scale)
                .aimedAt(6 + visit.between("ax", -1, 1), visit.between("ay", -1, 1))
                .atDistance(visit.between("distance", 120, 260))
                .tilted(visit.between("tilt", 0, 15), visit.between("direction", 0, 360))
                .rolled(visit.between("roll", -12, 12)))
        .light(
            new Light(
                visit.between("azimuth", -180, 180),
                visit.between("elevation", 35, 75),
                visit.between("ambient", 0.4, 0.7),
                visit.between("gradient", -0.15, 0.15),
                0,
                0,
                1))
        .sensor(
            new Sensor(
                visit.between("focus", 0.7, 1.2),
                0,
                0,
                visit.between("exposure", -0.4, 0.2),
                visit.between("warmth", -0.3, 0.3),
                0.1,
                visit.between("noise", 0.006, 0.014),
                0.001))
        .encoding(
            Encoding.standard().atQuality(90).takenAt(shot.date().atTime(9, 10 * shot.replicate())))
        .build();
  }

  private LesionSpec lesionSpec(Shot shot) {
    Draw lesion = lesion(shot);
    double diameter = lesion.logBetween("diameter", 2.2, 6) * Math.sqrt(left(shot));
    LesionSpec spec =
        LesionSpec.ulcer(
                Outline.blob(
                    diameter,
                    lesion.between("irregularity", 0.1, 0.35),
                    lesion.between("raggedness", 0.2, 0.6),
                    lesion.sub("outline")))
            .withBed(
                new Bed(
                    lesion.between("slough", 0.1, 0.4),
                    lesion.between("blood", 0, 0.2),
                    0,
                    lesion.between("wetness", 0.2, 0.6),
                    0.3))
            .withMargin(
                new Margin(
                    lesion.between("halo width", 1, 2.5),
                    lesion.between("halo", 0.2, 0.5),
                    0.1,
                    lesion.between("scaling", 0, 0.3),
                    lesion.between("maceration", 0, 0.2)));
    return lesion.chance("chalk", 0.6) ? spec.with(stone(lesion, diameter)) : spec;
  }

  private static Chalk stone(Draw lesion, double diameter) {
    double size = diameter * lesion.between("stone", 0.3, 0.45);
    Outline outline =
        Outline.blob(size, 0.3, 0.6, lesion.sub("stone outline"))
            .movedBy(0.12 * diameter, -0.1 * diameter);
    return new Chalk(outline, lesion.between("stone tone", 0.1, 0.6), 0.15);
  }

  private Draw lesion(Shot shot) {
    return new Draw(Hash.derive(seed, shot.subjectCode() + shot.arm()));
  }
}
