package org.calque.evidence;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Either a value with what was found on the way, or a refusal with its reasons.
 *
 * @param <T> the type of the value
 */
public sealed interface Outcome<T> {
  /** Everything found, in the order of finding. */
  List<Finding> findings();

  /** The outcome of a next step on the value; findings of both are kept. */
  <R> Outcome<R> then(Function<? super T, Outcome<R>> step);

  static <T> Outcome<T> obtained(T value, List<Finding> findings) {
    return new Obtained<>(value, findings);
  }

  static <T> Outcome<T> obtained(T value) {
    return new Obtained<>(value, List.of());
  }

  static <T> Outcome<T> refused(Finding... findings) {
    return new Refused<>(List.of(findings));
  }

  static <T> Outcome<T> refused(List<Finding> findings) {
    return new Refused<>(findings);
  }

  /** A value; none of its findings is a refusal. */
  record Obtained<T>(T value, List<Finding> findings) implements Outcome<T> {
    public Obtained {
      findings = List.copyOf(findings);
    }

    @Override
    public <R> Outcome<R> then(Function<? super T, Outcome<R>> step) {
      Outcome<R> next = step.apply(value);
      if (findings.isEmpty()) {
        return next;
      }
      List<Finding> both = Stream.concat(findings.stream(), next.findings().stream()).toList();
      return next instanceof Obtained<R> obtained
          ? new Obtained<>(obtained.value(), both)
          : new Refused<>(both);
    }
  }

  /** No value, and at least one finding that says why. */
  record Refused<T>(List<Finding> findings) implements Outcome<T> {
    public Refused {
      findings = List.copyOf(findings);
      if (findings.stream().noneMatch(f -> f.severity() == Severity.REFUSAL)) {
        throw new IllegalArgumentException("a refusal needs a finding that refuses, got none");
      }
    }

    @Override
    public <R> Outcome<R> then(Function<? super T, Outcome<R>> step) {
      return new Refused<>(findings);
    }
  }
}
