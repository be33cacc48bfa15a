package org.calque.qualify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.calque.segment.Tissue;

/**
 * All comparisons of a qualification and the tables made of them. Immutable.
 *
 * @param plan what was done
 * @param segmenter name and version of what found the lesions
 * @param trials every region under every prompt, in the scenes' order
 * @param influences every region with one thing switched off; empty in a quick qualification
 */
public record QualificationReport(
    QualificationPlan plan, String segmenter, List<Trial> trials, List<InfluenceTrial> influences) {
  /** The regions that are measured without a reader. */
  static final List<Tissue> TISSUES = List.of(Tissue.ULCER, Tissue.CALCIFIED_EXTRUSION);

  /** An extrusion that is not there is called false from this share of the ulcer on. */
  static final double FALSE_SHARE = 0.02;

  private static final int TONES = 6;

  public QualificationReport {
    trials = List.copyOf(trials);
    influences = List.copyOf(influences);
  }

  /**
   * A line of a table.
   *
   * @param label what the line is about
   * @param accuracy its figures
   */
  public record Row(String label, Accuracy accuracy) {}

  /** By the region's own diameter. */
  public List<Row> byDiameter(PromptKind prompt, Tissue tissue) {
    List<Row> rows = new ArrayList<>();
    for (DiameterClass size : DiameterClass.values()) {
      add(rows, size.label(), prompt, tissue, t -> DiameterClass.of(t.diameterMm()) == size);
    }
    return rows;
  }

  /** By skin tone, 1 very light to 6 very dark. */
  public List<Row> byTone(PromptKind prompt, Tissue tissue) {
    List<Row> rows = new ArrayList<>();
    for (int tone = 1; tone <= TONES; tone++) {
      int wanted = tone;
      add(rows, "tone " + tone, prompt, tissue, t -> t.scene().tone() == wanted);
    }
    return rows;
  }

  /** By how much makes the scene hard. */
  public List<Row> byDifficulty(PromptKind prompt, Tissue tissue) {
    List<Row> rows = new ArrayList<>();
    for (Difficulty difficulty : Difficulty.values()) {
      Predicate<Trial> member = t -> t.scene().difficulty() == difficulty;
      add(rows, difficulty.label(), prompt, tissue, member);
    }
    return rows;
  }

  /** Crops against whole photographs. */
  public List<Row> byFrame(PromptKind prompt, Tissue tissue) {
    List<Row> rows = new ArrayList<>();
    add(rows, "crop", prompt, tissue, t -> !t.scene().whole());
    add(rows, "whole photograph", prompt, tissue, t -> t.scene().whole());
    return rows;
  }

  /** With one influence after the other switched off, in one diameter class; by box. */
  public List<Row> byInfluence(DiameterClass size, Tissue tissue) {
    List<Row> rows = new ArrayList<>();
    for (Influence influence : Influence.values()) {
      List<Trial> members =
          influences.stream()
              .filter(i -> i.without() == influence)
              .map(InfluenceTrial::trial)
              .filter(t -> t.tissue() == tissue && t.isPresent())
              .filter(t -> DiameterClass.of(t.diameterMm()) == size)
              .toList();
      if (!members.isEmpty()) {
        rows.add(new Row(influence.label(), Accuracy.of(members)));
      }
    }
    return rows;
  }

  /** Of the closed lesions (scar, nodule), the share in which an ulcer is seen. */
  public Figure falseUlcers(PromptKind prompt) {
    return ulcersSeen(prompt, false);
  }

  /**
   * Of the extrusions through closed skin, the share in which an ulcer is seen too: where chalk
   * fills an opening its edge is the opening's, and what lies under it is not seen.
   */
  public Figure ulcersUnderExtrusion(PromptKind prompt) {
    return ulcersSeen(prompt, true);
  }

  private Figure ulcersSeen(PromptKind prompt, boolean underExtrusion) {
    List<Trial> ulcers = of(prompt, Tissue.ULCER).toList();
    List<Trial> extrusions = of(prompt, Tissue.CALCIFIED_EXTRUSION).toList();
    int closed = 0;
    int seen = 0;
    for (int i = 0; i < ulcers.size(); i++) {
      if (!ulcers.get(i).isPresent() && extrusions.get(i).isPresent() == underExtrusion) {
        closed++;
        seen += ulcers.get(i).measuredMm2() > 0 ? 1 : 0;
      }
    }
    return Statistics.share(seen, closed);
  }

  /** Of the ulcers without extrusion, the share in which more than 2 % of the area is called so. */
  public Figure falseExtrusions(PromptKind prompt) {
    List<Trial> ulcers = of(prompt, Tissue.ULCER).toList();
    List<Trial> extrusions = of(prompt, Tissue.CALCIFIED_EXTRUSION).toList();
    int bare = 0;
    int called = 0;
    for (int i = 0; i < ulcers.size(); i++) {
      if (ulcers.get(i).isComparable() && !extrusions.get(i).isPresent()) {
        bare++;
        called += extrusions.get(i).measuredMm2() > FALSE_SHARE * ulcers.get(i).truthMm2() ? 1 : 0;
      }
    }
    return Statistics.share(called, bare);
  }

  /** The comparisons of one region under one prompt. */
  Stream<Trial> of(PromptKind prompt, Tissue tissue) {
    return trials.stream().filter(t -> t.prompt() == prompt && t.tissue() == tissue);
  }

  private void add(
      List<Row> rows, String label, PromptKind prompt, Tissue tissue, Predicate<Trial> member) {
    List<Trial> members = of(prompt, tissue).filter(Trial::isPresent).filter(member).toList();
    if (!members.isEmpty()) {
      rows.add(new Row(label, Accuracy.of(members)));
    }
  }
}
