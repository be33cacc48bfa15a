package org.calque.testdata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Named scenes, each with a sentence on what makes it hard, and random ones. Stateless. */
public final class SceneCatalogue {
  private record Entry(String sentence, Supplier<Scene> scene) {}

  private static final Map<String, Entry> ENTRIES = entries();

  private SceneCatalogue() {}

  private static Map<String, Entry> entries() {
    Map<String, Entry> m = new LinkedHashMap<>();
    m.put(
        "founding-week-0",
        new Entry(
            "A fingertip with a 3 mm ulcer: the surface bends, white scales outside the edge look"
                + " like the white chalk inside it.",
            FoundingCase::week0));
    m.put(
        "founding-month-2",
        new Entry(
            "The same ulcer at 2 mm from another side: pose, light and distance changed with it.",
            FoundingCase::month2));
    m.put(
        "founding-month-3",
        new Entry(
            "No ulcer any more, only a pitted scar of 1 mm that must not be measured as one.",
            FoundingCase::month3));
    m.put("disc-5", new Entry("Nothing is hard: an even disc of 5 mm.", () -> KnownShapes.disc(5)));
    m.put("blob-12", new Entry("A ragged, lobed outline of 12 mm.", () -> KnownShapes.blob(12, 5)));
    CatalogueScenes.hard((name, sentence, scene) -> m.put(name, new Entry(sentence, scene)));
    return m;
  }

  /** The names, in a fixed order. */
  public static List<String> names() {
    return List.copyOf(ENTRIES.keySet());
  }

  /** The scene of this name. */
  public static Scene named(String name) {
    return entry(name).scene().get();
  }

  /** What makes the scene of this name hard. */
  public static String sentence(String name) {
    return entry(name).sentence();
  }

  private static Entry entry(String name) {
    if (!ENTRIES.containsKey(name)) {
      throw new IllegalArgumentException("no scene " + name + "; there are " + names());
    }
    return ENTRIES.get(name);
  }

  /**
   * A random scene: a crop with lesion and marker at realistic sharpness.
   *
   * <p>Every property is drawn independently of the others, so that no skin tone, light or chalk
   * colour goes with a kind of lesion.
   */
  public static Scene random(long seed, SizeClass size) {
    return RandomScenes.draw(seed, size);
  }

  /**
   * A visit of a patient who is random by the seed: an open ulcer on a plane with the marker in it.
   * Visits share skin, outline, bed, margin and chalk; pose, light, camera and file are each one's
   * own.
   *
   * @param size decides camera and marker, and may be crossed by the diameter
   * @param diameterMm the equivalent diameter at this visit
   * @param visit any number; another one is another day
   */
  public static Scene visit(long seed, SizeClass size, double diameterMm, int visit) {
    return RandomScenes.visit(seed, size, diameterMm, visit);
  }
}
