package org.calque.cli;

import java.io.IOException;
import java.nio.file.Path;

/** Names of files in documents and beside each other. */
final class Names {
  private static final String ASSESSMENT = ".assessment.json";

  private Names() {}

  /** A file's name without its extension. */
  static String base(Path file) {
    String name = name(file);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** The base name of the photograph whose assessment this is. */
  static String assessedBase(Path file) {
    String name = name(file);
    return name.endsWith(ASSESSMENT) && name.length() > ASSESSMENT.length()
        ? name.substring(0, name.length() - ASSESSMENT.length())
        : base(file);
  }

  static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** Where a file is, seen from a folder, with forward slashes. */
  static String seenFrom(Path folder, Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    Path to = parent == null ? absolute : real(parent).resolve(name(absolute));
    Path from = real(folder);
    boolean sameDisk = from.getRoot() != null && from.getRoot().equals(to.getRoot());
    return (sameDisk ? from.relativize(to) : to).toString().replace('\\', '/');
  }

  /** The folder without links, as far as it exists. */
  private static Path real(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    try {
      return absolute.toRealPath();
    } catch (IOException e) {
      return absolute;
    }
  }
}
