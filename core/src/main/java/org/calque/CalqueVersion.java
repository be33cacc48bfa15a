package org.calque;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this library, as it was built. Safe for any thread. */
public final class CalqueVersion {
  private static final String RESOURCE = "version.properties";

  private CalqueVersion() {}

  /** Such as {@code 1.2.0}. */
  public static String current() {
    Properties properties = new Properties();
    try (InputStream in = CalqueVersion.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the library's " + RESOURCE + " is missing");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the library's " + RESOURCE + " cannot be read", e);
    }
    return properties.getProperty("version");
  }
}
