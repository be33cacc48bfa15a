package org.calque.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.calque.study.Repeatability;
import org.calque.study.TrialPower;
import org.calque.study.TrialPower.Design;
import org.calque.study.TrialPower.Size;

/**
 * How many lesions a trial needs, as JSON and as a person reads it. Immutable, safe for any thread.
 *
 * @param trial the simulated trial
 * @param paired its smallest size with a treated and a control lesion in every subject
 * @param twoArm its smallest size with one lesion a subject
 */
public record PowerReport(TrialPower trial, Size paired, Size twoArm) {
  /** The name of the schema. */
  public static final String SCHEMA = "calque/power/1";

  /** The smallest trials for what was measured. */
  public static PowerReport of(TrialPower trial) {
    return new PowerReport(trial, trial.smallest(Design.PAIRED), trial.smallest(Design.TWO_ARM));
  }

  private List<String> assumptions() {
    return List.of(
        "Changes of ln(area) between lesions are normal, with the spread this study showed.",
        "The error of measurement is normal on ln(area), the same at every size and visit.",
        "One photograph a visit; no subject drops out and every lesion stays visible.",
        "The treatment multiplies the final area by one factor, the same for every lesion.");
  }

  /** Writes one JSON document; the stream stays open. */
  public void writeJson(OutputStream out) throws IOException {
    Repeatability measured = trial.repeatability();
    JsonFields fields = JsonFields.to(out);
    JsonGenerator json = fields.json();
    json.writeStartObject();
    fields.text("schema", SCHEMA);
    fields.number("effect_percent", trial.effectPercent());
    fields.number("alpha", TrialPower.ALPHA);
    fields.number("power", TrialPower.POWER);
    json.writeObjectFieldStart("repeatability");
    fields.number("sem_ln_area", measured.sem());
    json.writeNumberField("degrees_of_freedom", measured.semFreedom());
    fields.number("smallest_detectable_change_percent", measured.smallestDetectablePercent());
    fields.number("between_lesions_sd_ln_area_change", measured.betweenLesions());
    json.writeNumberField("lesions", measured.lesions());
    fields.number("within_subject_correlation", measured.withinSubject());
    json.writeEndObject();
    write("paired", "subjects", paired, fields);
    write("two_arm", "lesions_per_arm", twoArm, fields);
    json.writeNumberField("simulated_trials", TrialPower.TRIALS);
    json.writeNumberField("seed", TrialPower.SEED);
    json.writeArrayFieldStart("assumptions");
    for (String assumption : assumptions()) {
      json.writeString(assumption);
    }
    json.writeEndArray();
    json.writeEndObject();
    fields.finish();
  }

  private static void write(String name, String unit, Size size, JsonFields fields)
      throws IOException {
    fields.json().writeObjectFieldStart(name);
    fields.json().writeNumberField(unit, size.size());
    fields.json().writeNumberField("lesions", size.lesions());
    fields.number("simulated_power", size.power());
    fields.json().writeBooleanField("reached", size.enough());
    fields.json().writeEndObject();
  }

  /** The text of the report, ending in a line feed. */
  public String text() {
    Repeatability measured = trial.repeatability();
    StringBuilder out = new StringBuilder();
    out.append("one measurement repeats within ").append(percent(measured.sem()));
    out.append(" % of the area (SEM on ln(area), ").append(measured.semFreedom());
    out.append(" degrees of freedom)\n");
    out.append("a lesion's change is detectable from ");
    out.append(Digits.fixed(measured.smallestDetectablePercent(), 1)).append(" % on\n");
    out.append("lesions of one arm change differently by ");
    out.append(percent(measured.betweenLesions())).append(" % (n = ").append(measured.lesions());
    out.append("), within subjects they correlate by ");
    out.append(Digits.fixed(measured.withinSubject(), 2)).append('\n');
    out.append("to find treated lesions ").append(Digits.three(trial.effectPercent()));
    out.append(" % smaller at two-sided 5 % with a power of 80 %:\n");
    size("a treated and a control lesion in each subject", " subjects, ", paired, out);
    size("one lesion a subject", " an arm, ", twoArm, out);
    assumptions().forEach(a -> out.append("  ").append(a).append('\n'));
    return out.toString();
  }

  private static void size(String design, String unit, Size size, StringBuilder out) {
    out.append("  ").append(design).append(": ");
    out.append(size.enough() ? "" : "more than ").append(size.size()).append(unit);
    out.append(size.lesions()).append(" lesions\n");
  }

  private static String percent(double log) {
    return Digits.fixed(100 * log, 1);
  }
}
