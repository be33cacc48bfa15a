package org.calque.evidence;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * From what, with what and by what a result was made.
 *
 * @param version the version of Calque
 * @param algorithms step to algorithm, such as {@code segment} to {@code appearance/1}
 * @param options option to value, every option that can move a number
 * @param inputSha256 the SHA-256 of each input's bytes, lower-case hexadecimal, in input order
 * @param runtime where it ran; the only part that may differ between two runs
 */
public record Provenance(
    String version,
    SortedMap<String, String> algorithms,
    SortedMap<String, String> options,
    List<String> inputSha256,
    SortedMap<String, String> runtime) {
  public Provenance {
    algorithms = frozen(algorithms);
    options = frozen(options);
    inputSha256 = List.copyOf(inputSha256);
    runtime = frozen(runtime);
  }

  private static SortedMap<String, String> frozen(Map<String, String> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
