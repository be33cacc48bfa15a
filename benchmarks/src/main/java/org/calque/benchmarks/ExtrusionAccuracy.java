package org.calque.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.calque.evidence.Outcome;
import org.calque.exchange.MaskRaster;
import org.calque.photo.Photograph;
import org.calque.photo.PhotographReader;
import org.calque.photo.UnreadablePhotographException;
import org.calque.segment.Segmentation;
import org.calque.segment.Segmenter;
import org.calque.testdata.RegionTruth;
import org.calque.testdata.RenderedPhotograph;
import org.calque.testdata.Scene;
import org.calque.testdata.SceneCatalogue;
import org.calque.testdata.SceneRenderer;
import org.calque.testdata.SizeClass;
import org.calque.testdata.SkinPhotographs;
import org.calque.testdata.TruthMask;

/**
 * Prints how well calcified extrusion is told from all else, by the label masks: random rendered
 * scenes, and the same lesions composited on photographs where some are given. Box prompts,
 * jittered by 8 %.
 */
public final class ExtrusionAccuracy {
  private static final String EXTRUSION = "calcified_extrusion";
  private static final byte EXTRUSION_LABEL = 2;

  /** Share of an ulcer without any that may be called extrusion. */
  private static final double FALSE_SHARE = 0.02;

  /**
   * One lesion.
   *
   * @param diameter of the true extrusion, mm; 0 without any
   * @param dice of the extrusion's pixels; 1 where there is none and none was found
   * @param falseShare of the pixels of an ulcer without extrusion, that which is called one
   */
  private record Case(double diameter, double dice, double falseShare) {
    boolean calcified() {
      return diameter > 0;
    }
  }

  private final Segmenter segmenter;

  private ExtrusionAccuracy(Segmenter segmenter) {
    this.segmenter = segmenter;
  }

  /**
   * Arguments: scenes a class, or draws with photographs; first seed; segmenter; folders of
   * photographs and of their masks.
   */
  public static void main(String[] arguments) throws IOException, UnreadablePhotographException {
    int scenes = Integer.parseInt(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    ExtrusionAccuracy accuracy =
        new ExtrusionAccuracy(SegmenterKind.valueOf(arguments[2]).segmenter());
    System.out.println("                 n  found  Dice mean  median    p10");
    if (arguments.length > 4) {
      SkinPhotographs skin = new SkinPhotographs(Path.of(arguments[3]), Path.of(arguments[4]));
      List<RenderedPhotograph> composited = new ArrayList<>();
      for (int i = 0; i < scenes; i++) {
        skin.composite(i, seed).ifPresent(c -> composited.add(c.photograph()));
      }
      accuracy.print("composited", composited);
      return;
    }
    List<RenderedPhotograph> rendered = new ArrayList<>();
    for (SizeClass size : SizeClass.values()) {
      for (int i = 0; i < scenes; i++) {
        Scene scene = SceneCatalogue.random(seed + i, size);
        rendered.add(SceneRenderer.render(scene));
      }
    }
    accuracy.print("rendered", rendered);
  }

  private void print(String what, List<RenderedPhotograph> photographs)
      throws UnreadablePhotographException {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < photographs.size(); i++) {
      measured(photographs.get(i), i).ifPresent(cases::add);
    }
    print(what + ", all", cases, Case::calcified);
    print("below 1 mm", cases, c -> c.calcified() && c.diameter() < 1);
    print("1 to 2 mm", cases, c -> c.diameter() >= 1 && c.diameter() < 2);
    print("2 mm and more", cases, c -> c.diameter() >= 2);
    List<Case> bare = cases.stream().filter(c -> !c.calcified()).toList();
    long fooled = bare.stream().filter(c -> c.falseShare() > FALSE_SHARE).count();
    System.out.println("without any, more than 2 % called so: " + fooled + " of " + bare.size());
  }

  private static void print(String what, List<Case> cases, Predicate<Case> which) {
    double[] dice = cases.stream().filter(which).mapToDouble(Case::dice).sorted().toArray();
    if (dice.length == 0) {
      return;
    }
    double sum = 0;
    long found = 0;
    for (double d : dice) {
      sum += d;
      found += d > 0 ? 1 : 0;
    }
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-14s %3d  %5d  %9.3f  %6.3f  %5.3f",
            what,
            dice.length,
            found,
            sum / dice.length,
            dice[dice.length / 2],
            dice[dice.length / 10]));
  }

  /** Empty for scars and nodules, which have neither region. */
  private Optional<Case> measured(RenderedPhotograph rendered, long seed)
      throws UnreadablePhotographException {
    var lesion = rendered.truth().lesions().get(0);
    Optional<RegionTruth> extrusion = lesion.region(EXTRUSION);
    Optional<RegionTruth> prompted = lesion.region("ulcer").or(() -> extrusion);
    if (prompted.isEmpty()) {
      return Optional.empty();
    }
    Photograph photograph = new PhotographReader().read(rendered.toJpeg());
    var prompt = BoxPrompts.jittered(prompted.get(), new SplittableRandom(seed));
    List<Segmentation> found =
        segmenter.segment(photograph, Optional.empty(), prompt)
                instanceof Outcome.Obtained<Segmentation> obtained
            ? List.of(obtained.value())
            : List.of();
    MaskRaster mask = MaskRaster.of(photograph.width(), photograph.height(), found);
    return Optional.of(
        compared(mask, rendered, extrusion.map(RegionTruth::equivalentDiameterMm).orElse(0.0)));
  }

  private static Case compared(MaskRaster mask, RenderedPhotograph rendered, double diameter) {
    byte[] truth = TruthMask.of(rendered.truth(), rendered.width(), rendered.height());
    int both = 0;
    int expected = 0;
    int lesion = 0;
    for (int i = 0; i < truth.length; i++) {
      int label = mask.at(i % rendered.width(), i / rendered.width());
      both += truth[i] == EXTRUSION_LABEL && label == EXTRUSION_LABEL ? 1 : 0;
      expected += truth[i] == EXTRUSION_LABEL ? 1 : 0;
      lesion += truth[i] != 0 ? 1 : 0;
    }
    int called = mask.count(EXTRUSION_LABEL);
    double dice = expected + called == 0 ? 1 : 2.0 * both / (expected + called);
    return new Case(diameter, dice, (double) called / Math.max(1, lesion));
  }
}
