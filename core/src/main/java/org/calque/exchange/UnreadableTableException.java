package org.calque.exchange;

import java.util.List;

/** A table that cannot be used as it is; every problem is one sentence with its line. */
public final class UnreadableTableException extends Exception {
  private static final long serialVersionUID = 1;

  private final List<String> problems;

  /**
   * A table with problems.
   *
   * @param name the file's name
   * @param problems each a sentence with its line, one or more
   */
  public UnreadableTableException(String name, List<String> problems) {
    super(sentence(name, problems));
    this.problems = List.copyOf(problems);
  }

  UnreadableTableException(String name, String problem, Throwable cause) {
    super(sentence(name, List.of(problem)), cause);
    this.problems = List.of(problem);
  }

  /** Everything that is wrong, in the order of the lines. */
  public List<String> problems() {
    return problems;
  }

  private static String sentence(String name, List<String> problems) {
    return problems.size() == 1
        ? name + ": " + problems.get(0)
        : name + " has " + problems.size() + " problems: " + String.join(" ", problems);
  }
}
