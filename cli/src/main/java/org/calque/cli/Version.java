package org.calque.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.IVersionProvider;

/** Which Calque this is, and on what it runs. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"calque " + number()};
  }

  /** The version that Maven built. */
  static String number() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new IllegalStateException("the version is not on the class path", e);
    }
    return properties.getProperty("version", "unknown");
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
