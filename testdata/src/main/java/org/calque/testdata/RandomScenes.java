package org.calque.testdata;

import java.util.List;

/**
 * Random scenes of a size class, cropped to lesion and marker at realistic sharpness. Each property
 * is drawn by its own name, independently of all others. Stateless.
 */
final class RandomScenes {
  private static final double MARGIN_MM = 2.5;

  private RandomScenes() {}

  static Scene draw(long seed, SizeClass size) {
    Draw draw = new Draw(Hash.derive(seed, size.name()));
    double diameter = draw.logBetween("diameter", size.fromMm(), size.toMm());
    LesionSpec lesion = kind(draw, diameter);
    ReferenceSpec reference = reference(draw, size, enclosingRadius(lesion));
    return scene(draw, draw, size, lesion, reference)
        .surface(surface(draw, size, enclosingRadius(lesion)))
        .build();
  }

  /** See {@link SceneCatalogue#visit}. */
  static Scene visit(long seed, SizeClass size, double diameterMm, int visit) {
    Draw patient = new Draw(Hash.derive(seed, size.name()));
    Draw day = new Draw(Hash.derive(seed, size.name() + "-visit-" + visit));
    LesionSpec lesion = withChalk(patient, open(patient, diameterMm), diameterMm);
    ReferenceSpec reference = reference(day, size, enclosingRadius(lesion)).below(0);
    return scene(patient, day, size, lesion, reference).build();
  }

  /** What belongs to the patient, and what to the day: pose, light, camera and file. */
  private static Scene.Builder scene(
      Draw patient, Draw day, SizeClass size, LesionSpec lesion, ReferenceSpec reference) {
    return Scene.builder()
        .seed(patient.sub("texture"))
        .lesion(lesion)
        .skin(skin(patient))
        .reference(reference)
        .camera(camera(day, size, enclosingRadius(lesion), reference))
        .light(light(day))
        .sensor(sensor(day))
        .background(pick(day, "background", Scene.Background.values()))
        .encoding(Encoding.standard().atQuality(75 + day.pick("quality", 23)));
  }

  private static <T> T pick(Draw draw, String property, T[] values) {
    return values[draw.pick(property, values.length)];
  }

  /** An open ulcer of a diameter, without chalk. */
  private static LesionSpec open(Draw draw, double diameter) {
    double softness = Math.min(draw.logBetween("softness", 0.02, 0.3), 0.1 * diameter);
    Outline outline =
        Outline.blob(
                1,
                draw.between("irregularity", 0.05, 0.6),
                draw.between("raggedness", 0, 1),
                draw.sub("outline"))
            .scaled(1, draw.between("aspect", 0.5, 1))
            .rotated(draw.between("turn", 0, 360));
    // softening takes about pi sigma^2 from a disc's area
    double area = StrictMath.PI * (diameter * diameter / 4 + softness * softness);
    outline = outline.scaled(Math.sqrt(area / outline.nominalAreaMm2()), 1);
    return LesionSpec.ulcer(outline).softened(softness).withBed(bed(draw)).withMargin(margin(draw));
  }

  /** Open, closed, or chalk through closed skin. */
  private static LesionSpec kind(Draw draw, double diameter) {
    LesionSpec lesion = open(draw, diameter);
    double kind = draw.between("kind", 0, 1);
    if (kind < 0.05) {
      return lesion.withKind(LesionSpec.Kind.RESIDUAL_SCAR);
    }
    if (kind < 0.10) {
      return lesion.withKind(LesionSpec.Kind.NODULE);
    }
    if (kind < 0.16) {
      return lesion.with(chalk(draw, lesion.outline())).withKind(LesionSpec.Kind.EXTRUSION_ONLY);
    }
    return withChalk(draw, lesion, diameter);
  }

  /** No chalk, one to three pieces inside, one that fills the opening, or one that overhangs it. */
  private static LesionSpec withChalk(Draw draw, LesionSpec lesion, double diameter) {
    double how = draw.between("chalk", 0, 1);
    if (how < 0.3) {
      return lesion;
    }
    if (how > 0.9) {
      return lesion.with(chalk(draw, lesion.outline().scaled(draw.between("fill", 0.85, 1), 1)));
    }
    int pieces = how > 0.8 ? 1 : 1 + draw.pick("pieces", 3);
    LesionSpec result = lesion;
    for (int i = 0; i < pieces; i++) {
      String name = "piece" + i;
      double d = diameter * draw.between(name + "size", 0.2, 0.6);
      double a = 2 * StrictMath.PI * draw.between(name + "a", 0, 1);
      double edge = lesion.outline().reachAlong(a);
      double away = how > 0.8 ? 0.95 * edge : 0.6 * edge * draw.between(name + "r", 0, 1);
      Outline outline =
          Outline.blob(d, draw.between(name + "i", 0.1, 0.6), 1, draw.sub(name))
              .movedBy(away * StrictMath.cos(a), away * StrictMath.sin(a));
      result = result.with(chalk(draw, outline));
    }
    return result;
  }

  private static Chalk chalk(Draw draw, Outline outline) {
    return new Chalk(
        outline, draw.between("chalk tone", 0, 1), draw.between("chalk relief", 0.05, 0.3));
  }

  private static Bed bed(Draw draw) {
    return new Bed(
        draw.between("slough", 0, 1),
        draw.sometimes("blood", 0.5, 0.1, 0.6),
        draw.sometimes("crust", 0.25, 0.1, 0.8),
        draw.between("wetness", 0, 1),
        draw.between("depth", 0, 0.8));
  }

  private static Margin margin(Draw draw) {
    return new Margin(
        draw.between("halo width", 0.5, 4),
        draw.sometimes("halo", 0.8, 0.1, 1),
        draw.sometimes("rim", 0.6, 0.02, 0.25),
        draw.sometimes("scaling", 0.5, 0.1, 0.8),
        draw.sometimes("maceration", 0.4, 0.1, 0.8));
  }

  private static Skin skin(Draw draw) {
    return new Skin(
        1 + draw.pick("tone", 6),
        draw.between("texture", 0.5, 1.5),
        draw.between("creases", 0, 0.8),
        draw.sometimes("hairs", 0.3, 1, 12),
        draw.sometimes("ridges", 0.35, 0.3, 1),
        draw.between("oiliness", 0, 0.8));
  }

  private static Surface surface(Draw draw, SizeClass size, double radius) {
    boolean small = size.toMm() <= 5;
    double bend =
        Math.max(2.2 * radius, small ? draw.between("bend", 6, 12) : draw.between("bend", 15, 60));
    return switch (draw.pick("surface", 4)) {
      case 0 ->
          small
              ? Surface.finger(bend, draw.between("tip", 0.6, 1.5) * bend)
              : Surface.cylinder(bend);
      case 1 -> Surface.sphere(Math.max(2 * bend, 3 * radius));
      default -> Surface.plane();
    };
  }

  private static Light light(Draw draw) {
    return new Light(
        draw.between("azimuth", -180, 180),
        draw.between("elevation", 25, 80),
        draw.between("ambient", 0.3, 0.75),
        draw.between("gradient", -0.3, 0.3),
        draw.sometimes("shadow", 0.2, 0.2, 0.7),
        draw.between("shadow offset", -6, 6),
        draw.logBetween("penumbra", 0.2, 5));
  }

  private static Sensor sensor(Draw draw) {
    return new Sensor(
        draw.between("focus", 0.6, 1.6),
        draw.sometimes("motion", 0.15, 0.5, 3),
        draw.between("motion direction", 0, 180),
        draw.between("exposure", -0.8, 0.4),
        draw.between("warmth", -0.6, 0.6),
        0,
        draw.between("shot noise", 0.005, 0.02),
        draw.between("read noise", 0.0005, 0.003));
  }

  private static ReferenceSpec reference(Draw draw, SizeClass size, double radius) {
    double side = size.toMm() <= 5 ? 5 + 5 * draw.pick("side", 2) : 10 + 5 * draw.pick("side", 2);
    double away = radius + 1.5 + 0.95 * side;
    double a =
        StrictMath.PI / 2 * draw.pick("marker side", 4) + draw.between("marker at", -0.3, 0.3);
    double x = away * StrictMath.cos(a);
    double y = away * StrictMath.sin(a);
    ReferenceSpec marker =
        draw.chance("april", 0.3)
            ? ReferenceSpec.aprilTag(draw.pick("april id", 5), side, x, y)
            : ReferenceSpec.aruco(draw.pick("aruco id", 10), side, x, y);
    return marker
        .turned(draw.between("marker turn", 0, 360))
        .below(draw.sometimes("depth of marker", 0.1, 0.3, 2));
  }

  private static Camera camera(Draw draw, SizeClass size, double radius, ReferenceSpec r) {
    boolean small = size.toMm() <= 5;
    double scale = small ? draw.logBetween("scale", 16, 36) : draw.logBetween("scale", 10, 22);
    double reach = 0.95 * r.sizeMm();
    double left = Math.min(-radius, r.xMm() - reach) - MARGIN_MM;
    double right = Math.max(radius, r.xMm() + reach) + MARGIN_MM;
    double top = Math.min(-radius, r.yMm() - reach) - MARGIN_MM;
    double bottom = Math.max(radius, r.yMm() + reach) + MARGIN_MM;
    double roll = draw.between("roll", -20, 20);
    double grow = 1 + 0.006 * Math.abs(roll);
    Camera camera =
        Camera.overhead(
            (int) (grow * scale * (right - left)), (int) (grow * scale * (bottom - top)), scale);
    return camera
        .aimedAt((left + right) / 2, (top + bottom) / 2)
        .atDistance(draw.logBetween("distance", 90, 350))
        .tilted(draw.between("tilt", 0, 25), draw.between("tilt direction", 0, 360))
        .rolled(roll)
        .distorted(draw.sometimes("distortion", 0.3, -0.15, 0.1));
  }

  private static double enclosingRadius(LesionSpec lesion) {
    double radius = lesion.outline().enclosingDiameterMm() / 2;
    List<Chalk> pieces = lesion.chalk();
    for (Chalk piece : pieces) {
      radius = Math.max(radius, piece.outline().enclosingDiameterMm() / 2);
    }
    return radius;
  }
}
