package org.calque.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.calque.exchange.PromptRow;
import org.calque.exchange.PromptSheet;
import org.calque.exchange.UnreadableOutlineException;
import org.calque.exchange.UnreadableTableException;
import org.calque.segment.Prompt;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Which photographs to segment, and where in them. Confined to one thread. */
final class SegmentPlan {
  private static final Set<String> EXTENSIONS =
      Set.of("jpg", "jpeg", "png", "tif", "tiff", "bmp", "webp", "heic", "heif");

  private final List<Path> inputs;
  private final CommandLine command;
  private final Terminal terminal;
  private ExitStatus status = ExitStatus.DONE;

  SegmentPlan(List<Path> inputs, CommandLine command, Terminal terminal) {
    this.inputs = inputs;
    this.command = command;
    this.terminal = terminal;
  }

  /** How the planning itself went. */
  ExitStatus status() {
    return status;
  }

  /** Every photograph, with the prompts of the command line. */
  List<SegmentJob> by(PromptOptions prompts) throws UnreadableOutlineException {
    if (inputs.isEmpty()) {
      throw new ParameterException(command, "A photograph, a folder or a prompts CSV is missing.");
    }
    List<Path> photographs = photographs();
    prompts.requireSingle(photographs.size());
    List<Prompt> given = prompts.read();
    List<Prompt> where = given.isEmpty() ? List.of(new Prompt.Automatic()) : given;
    return photographs.stream().map(p -> new SegmentJob(p, where)).toList();
  }

  /** The photographs that a prompts CSV lists. */
  List<SegmentJob> by(Path sheet, PromptOptions prompts)
      throws UnreadableTableException, UnreadableOutlineException {
    if (!prompts.read().isEmpty()) {
      throw new ParameterException(command, "Prompts come from the CSV or from options, not both.");
    }
    List<PromptRow> rows = PromptSheet.read(sheet).rows();
    Map<Path, List<Prompt>> found = new LinkedHashMap<>();
    photographs().forEach(p -> found.put(p, new ArrayList<>()));
    for (PromptRow row : rows) {
      Optional<Path> photograph = locate(row.photo(), sheet, found.keySet());
      if (photograph.isPresent()) {
        found.computeIfAbsent(photograph.get(), p -> new ArrayList<>()).add(row.prompt());
      } else if (inputs.stream().noneMatch(Files::isRegularFile)) {
        terminal.say(
            sheet + ": Line " + row.line() + ": there is no photograph " + row.photo() + ".");
        status = status.and(ExitStatus.UNREADABLE);
      }
    }
    return found.entrySet().stream()
        .filter(e -> !e.getValue().isEmpty())
        .map(e -> new SegmentJob(e.getKey(), e.getValue()))
        .toList();
  }

  /** The photograph that a line names: one of those given, or one in a folder that was given. */
  private Optional<Path> locate(String name, Path sheet, Set<Path> given) {
    List<Path> folders = new ArrayList<>(inputs.stream().filter(Files::isDirectory).toList());
    Path beside = sheet.toAbsolutePath().getParent();
    if (beside != null) {
      folders.add(beside);
    }
    folders.add(Path.of(""));
    for (Path folder : folders) {
      Path wanted = plain(folder.resolve(name));
      Optional<Path> same = given.stream().filter(p -> plain(p).equals(wanted)).findFirst();
      if (same.isPresent()) {
        return same;
      }
    }
    Optional<Path> byName = given.stream().filter(p -> Names.name(p).equals(name)).findFirst();
    return byName.isPresent() ? byName : inFolders(name, folders);
  }

  /** With photographs given one by one, only those count; otherwise files in the folders do. */
  private Optional<Path> inFolders(String name, List<Path> folders) {
    if (inputs.stream().anyMatch(Files::isRegularFile)) {
      return Optional.empty();
    }
    return folders.stream().map(f -> f.resolve(name)).filter(Files::isRegularFile).findFirst();
  }

  private static Path plain(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** The photographs given, those of folders by name. */
  private List<Path> photographs() {
    List<Path> photographs = new ArrayList<>();
    for (Path input : inputs) {
      if (Files.isDirectory(input)) {
        List<Path> inside = inside(input);
        if (inside.isEmpty()) {
          terminal.say(input + " holds no photograph.");
          status = status.and(ExitStatus.UNREADABLE);
        }
        photographs.addAll(inside);
      } else {
        photographs.add(input);
      }
    }
    return photographs;
  }

  /** The photographs of a folder, by name. */
  static List<Path> inside(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(SegmentPlan::looksLikePhotograph).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be listed", e);
    }
  }

  private static boolean looksLikePhotograph(Path file) {
    String name = Names.name(file);
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && EXTENSIONS.contains(extension) && Files.isRegularFile(file);
  }
}
