package org.calque.qualify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.calque.CalqueVersion;
import org.calque.segment.Tissue;

/** The tables of a qualification as JSON; errors are relative. Stateless. */
public final class QualificationJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final MathContext FIVE = new MathContext(5, RoundingMode.HALF_EVEN);

  private QualificationJson() {}

  /** One JSON document, UTF-8, with schema {@code calque/qualification/1}. */
  public static String write(QualificationReport report) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("schema", "calque/qualification/1");
    root.put("version", CalqueVersion.current());
    root.put("segmenter", report.segmenter());
    root.put("scenes_per_class", report.plan().scenesPerClass());
    root.put("seed", report.plan().seed());
    ArrayNode groups = root.putArray("groups");
    for (PromptKind prompt : PromptKind.values()) {
      for (Tissue tissue : QualificationReport.TISSUES) {
        add(groups, prompt, tissue, "diameter", report.byDiameter(prompt, tissue));
        add(groups, prompt, tissue, "skin_tone", report.byTone(prompt, tissue));
        add(groups, prompt, tissue, "difficulty", report.byDifficulty(prompt, tissue));
        add(groups, prompt, tissue, "frame", report.byFrame(prompt, tissue));
      }
      ObjectNode absent = root.withObject("/not_there/" + prompt.label());
      put(absent, "ulcer_on_closed_lesion", report.falseUlcers(prompt));
      put(absent, "ulcer_under_extrusion_alone", report.ulcersUnderExtrusion(prompt));
      put(absent, "extrusion_over_2_percent_of_ulcer", report.falseExtrusions(prompt));
    }
    ArrayNode switched = root.putArray("switched_off");
    for (DiameterClass size : DiameterClass.values()) {
      for (QualificationReport.Row row : report.byInfluence(size, Tissue.ULCER)) {
        ObjectNode node = switched.addObject();
        node.put("diameter", size.label());
        node.put("without", row.label());
        figures(node, row.accuracy());
      }
    }
    return root.toPrettyString() + "\n";
  }

  private static void add(
      ArrayNode groups,
      PromptKind prompt,
      Tissue tissue,
      String by,
      List<QualificationReport.Row> rows) {
    for (QualificationReport.Row row : rows) {
      ObjectNode node = groups.addObject();
      node.put("prompt", prompt.label());
      node.put("kind", tissue.label());
      node.put("by", by);
      node.put("group", row.label());
      figures(node, row.accuracy());
    }
  }

  private static void figures(ObjectNode node, Accuracy a) {
    node.put("n", a.present());
    node.put("measured", a.measured());
    node.put("not_seen", a.notSeen());
    node.put("elsewhere", a.elsewhere());
    node.put("refused", a.refused());
    put(node, "median_absolute_error", a.medianError());
    put(node, "p95_absolute_error", a.p95Error());
    put(node, "bias", a.bias());
    put(node, "median_error", a.medianSigned());
    put(node, "coverage95", a.coverage());
    put(node, "median_half_width", a.halfWidth());
    put(node, "mean_dice", a.overlap());
    put(node, "median_absolute_scale_error", a.scaleError());
  }

  /** A figure without a value is left out. */
  private static void put(ObjectNode node, String name, Figure figure) {
    if (figure.isKnown()) {
      ObjectNode child = node.putObject(name);
      child.put("value", rounded(figure.value()));
      child.putArray("interval95").add(rounded(figure.low())).add(rounded(figure.high()));
    }
  }

  private static BigDecimal rounded(double value) {
    return new BigDecimal(value).round(FIVE).stripTrailingZeros();
  }
}
