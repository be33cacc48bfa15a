package org.calque.testdata;

import java.util.function.Supplier;

/** The hard cases of the catalogue. Stateless. */
final class CatalogueScenes {
  /** Takes one scene. */
  interface Sink {
    void put(String name, String sentence, Supplier<Scene> scene);
  }

  private CatalogueScenes() {}

  static void hard(Sink sink) {
    ulcers(sink);
    chalks(sink);
    captures(sink);
  }

  private static void ulcers(Sink sink) {
    sink.put(
        "pale-slough",
        "Yellow slough on very light skin: little contrast along most of the edge.",
        () -> variant(LesionSpec.blob(6, 11).withBed(new Bed(0.95, 0, 0, 0.3, 0.1)), 1, 21));
    sink.put(
        "dark-skin",
        "A dark floor on the darkest skin: the edge shows in hue, hardly in lightness.",
        () -> variant(LesionSpec.blob(5, 12).withBed(new Bed(0.1, 0.6, 0.2, 0.4, 0.4)), 6, 22));
    sink.put(
        "wide-halo",
        "A strong erythema far beyond the edge of a small ulcer.",
        () -> variant(LesionSpec.blob(3, 13).withMargin(new Margin(6, 1, 0.1, 0.1, 0)), 2, 23));
    sink.put(
        "soft-edge",
        "An edge 0.3 mm soft around 4 mm: where it lies is a matter of the definition.",
        () -> variant(LesionSpec.blob(4, 14).softened(0.3), 3, 24));
    sink.put(
        "wet-glare",
        "Mirror reflections on a wet floor are as white as chalk.",
        () -> variant(LesionSpec.blob(7, 15).withBed(new Bed(0.1, 0.2, 0, 1, 0.6)), 4, 25));
    sink.put(
        "crusted",
        "A brown crust covers half of the opening.",
        () -> variant(LesionSpec.blob(8, 16).withBed(new Bed(0.3, 0.1, 0.7, 0.2, 0.1)), 3, 26));
    sink.put(
        "two-lesions",
        "Two ulcers 1.5 mm apart, one twice the other's size.",
        () ->
            variant(LesionSpec.blob(4, 17), 2, 27).toBuilder()
                .lesion(LesionSpec.blob(2, 18).at(-1.0, 4.6))
                .build());
  }

  private static void chalks(Sink sink) {
    sink.put(
        "chalk-overhang",
        "Ivory chalk overhangs the opening: its edge is the ulcer's edge there.",
        () ->
            variant(
                LesionSpec.blob(4, 31)
                    .with(new Chalk(Outline.blob(2.6, 0.5, 1, 32).movedBy(1.5, -0.8), 0.5, 0.25)),
                2,
                31));
    sink.put(
        "chalk-filling",
        "Chalk fills the opening; no floor shows.",
        () -> {
          Outline opening = Outline.blob(3.5, 0.35, 0.6, 33);
          return variant(LesionSpec.ulcer(opening).with(new Chalk(opening, 0.3, 0.2)), 3, 32);
        });
    sink.put(
        "chalk-alone-light",
        "White chalk through closed, very light skin with scales beside it.",
        () ->
            variant(
                LesionSpec.blob(2, 34)
                    .withMargin(new Margin(1, 0.2, 0, 0.6, 0))
                    .with(Chalk.white(Outline.blob(2, 0.4, 1, 35)))
                    .withKind(LesionSpec.Kind.EXTRUSION_ONLY),
                1,
                33));
    sink.put(
        "chalk-brown-slough",
        "Yellow-brown chalk on yellow slough.",
        () ->
            variant(
                LesionSpec.blob(6, 36)
                    .withBed(new Bed(0.9, 0, 0.1, 0.5, 0.3))
                    .with(new Chalk(Outline.blob(2.5, 0.5, 1, 37), 0.95, 0.2)),
                3,
                34));
    sink.put(
        "nodule",
        "A closed nodule: raised and yellowish, but nothing is open.",
        () -> variant(LesionSpec.blob(5, 38).withKind(LesionSpec.Kind.NODULE), 2, 35));
  }

  private static void captures(Sink sink) {
    sink.put(
        "tilted-35",
        "35 degrees of tilt at 90 mm: strong perspective.",
        () -> {
          Scene s = variant(LesionSpec.blob(6, 41), 3, 41);
          return s.toBuilder().camera(s.camera().atDistance(90).tilted(35, 30)).build();
        });
    sink.put(
        "deep-marker",
        "The marker lies 3 mm below the lesion at 120 mm: 2.5 % of scale.",
        () -> {
          Scene s = variant(LesionSpec.blob(5, 42), 2, 42);
          return s.toBuilder()
              .camera(s.camera().atDistance(120))
              .reference(s.reference().below(3))
              .build();
        });
    sink.put(
        "shadow-edge",
        "The edge of a shadow crosses the lesion.",
        () ->
            variant(LesionSpec.blob(6, 43), 3, 43).toBuilder()
                .light(new Light(-20, 45, 0.4, 0.1, 0.8, 0.5, 0.5))
                .build());
    sink.put(
        "blurred",
        "Out of focus and moved.",
        () ->
            variant(LesionSpec.blob(5, 44), 4, 44).toBuilder()
                .sensor(new Sensor(4, 6, 25, -0.5, 0.3, 0.2, 0.02, 0.003))
                .build());
    sink.put(
        "hairy",
        "Dark hairs cross the edge.",
        () ->
            variant(LesionSpec.blob(7, 45), 2, 45).toBuilder()
                .skin(new Skin(2, 1, 0.3, 40, 0, 0.3))
                .build());
  }

  private static Scene variant(LesionSpec lesion, int tone, long seed) {
    return KnownShapes.framed(lesion, 20).toBuilder().seed(seed).skin(Skin.ofTone(tone)).build();
  }
}
