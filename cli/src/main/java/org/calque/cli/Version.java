package org.calque.cli;

import java.util.SortedMap;
import java.util.TreeMap;
import org.calque.CalqueVersion;
import picocli.CommandLine.IVersionProvider;

/** Which Calque this is, and on what it runs. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"calque " + CalqueVersion.current()};
  }

  /** The part of a provenance that may differ between two runs. */
  static SortedMap<String, String> runtime() {
    SortedMap<String, String> runtime = new TreeMap<>();
    runtime.put("java", System.getProperty("java.runtime.version", "unknown"));
    runtime.put("os", System.getProperty("os.name", "unknown"));
    runtime.put("arch", System.getProperty("os.arch", "unknown"));
    return runtime;
  }
}
