package org.calque.cli;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * A folder that a command writes to; each file appears whole or not at all.
 *
 * @param path the folder, which exists
 */
record OutputFolder(Path path) {
  /** The folder, made if it is not there; a usage error if that cannot be done. */
  static OutputFolder at(Path path, CommandLine command) {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new ParameterException(
          command, "--out " + path + " is not a folder and cannot be made one.", e);
    }
    if (!Files.isWritable(path)) {
      throw new ParameterException(command, "--out " + path + " is a folder nobody may write to.");
    }
    return new OutputFolder(path);
  }

  /** A usage error when two inputs, or an input and an output, would share a file. */
  void requireDistinct(List<Path> inputs, List<String> suffixes, CommandLine command) {
    Map<String, Path> seen = new HashMap<>();
    for (Path input : inputs) {
      Path other = seen.put(Names.base(input), input);
      if (other != null) {
        throw new ParameterException(
            command,
            other + " and " + input + " have one base name; with --out each needs its own.");
      }
      for (String suffix : suffixes) {
        Path output = path.resolve(Names.base(input) + suffix).toAbsolutePath().normalize();
        if (inputs.stream().anyMatch(i -> i.toAbsolutePath().normalize().equals(output))) {
          throw new ParameterException(
              command, output + " is an input; --out needs another folder.");
        }
      }
    }
  }

  /** Writes a file beside its place, then moves it there. */
  void write(String name, byte[] bytes) throws IOException {
    Path file = path.resolve(name);
    Path temporary = path.resolve("." + name + "." + UUID.randomUUID() + ".part");
    try {
      Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      try {
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
