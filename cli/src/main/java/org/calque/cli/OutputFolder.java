package org.calque.cli;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  /** What a text file holds. */
  interface Content {
    void to(Appendable out) throws IOException;
  }

  /** Writes a file beside its place, on the disk, then moves it there. */
  void write(String name, byte[] bytes) throws IOException {
    place(name, file -> Files.write(file, bytes, CREATE_NEW, WRITE, SYNC));
  }

  /** Writes a text in UTF-8 piece by piece beside its place, then moves it there. */
  void write(String name, Content content) throws IOException {
    place(
        name,
        file -> {
          try (Writer writer = Files.newBufferedWriter(file, CREATE_NEW, WRITE)) {
            content.to(writer);
          }
        });
  }

  private interface Writing {
    void to(Path file) throws IOException;
  }

  private void place(String name, Writing writing) throws IOException {
    Path file = path.resolve(name);
    Path temporary = path.resolve("." + name + "." + UUID.randomUUID() + ".part");
    try {
      writing.to(temporary);
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
