package org.calque.quality;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.calque.evidence.Severity;

/**
 * Where the gates close, and what a closed one does. Immutable; safe for any thread.
 *
 * @param limits the limit of every gate, in the gate's unit
 * @param severity what a closed gate is: a warning, or a refusal that leaves nothing measured
 */
public record QualityOptions(Map<Gate, Double> limits, Severity severity) {
  public QualityOptions {
    EnumMap<Gate, Double> all = new EnumMap<>(Gate.class);
    for (Gate gate : Gate.values()) {
      all.put(gate, gate.checked(limits.getOrDefault(gate, gate.usualLimit())));
    }
    double fine = all.getOrDefault(Gate.FINE_RESOLUTION, 0.0);
    double coarse = all.getOrDefault(Gate.RESOLUTION, 0.0);
    if (fine < coarse) {
      throw new IllegalArgumentException(
          "small lesions need no fewer pixels than large ones, got limits of "
              + fine
              + " and "
              + coarse
              + " px/mm");
    }
    if (severity == Severity.INFO) {
      throw new IllegalArgumentException("a closed gate is a WARNING or a REFUSAL, got INFO");
    }
    limits = Collections.unmodifiableMap(all);
  }

  /** The usual limits; a closed gate is a warning. */
  public static QualityOptions defaults() {
    return new QualityOptions(Map.of(), Severity.WARNING);
  }

  /** The same limits; a closed gate is a refusal. */
  public QualityOptions refusing() {
    return new QualityOptions(limits, Severity.REFUSAL);
  }

  /** The same with another limit. */
  public QualityOptions with(Gate gate, double limit) {
    EnumMap<Gate, Double> changed = new EnumMap<>(limits);
    changed.put(gate, limit);
    return new QualityOptions(changed, severity);
  }

  double limit(Gate gate) {
    return limits.getOrDefault(gate, gate.usualLimit());
  }

  /** For the provenance: what a closed gate does, and each limit that is not the usual one. */
  public String spec() {
    String changed =
        limits.entrySet().stream()
            .filter(e -> e.getValue() != e.getKey().usualLimit())
            .map(e -> " " + e.getKey().name() + "=" + e.getValue())
            .collect(Collectors.joining());
    return severity.name().toLowerCase(Locale.ROOT) + changed;
  }
}
