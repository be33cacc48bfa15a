package org.calque.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Puts the commands together and runs one of them. */
final class CalqueCli {
  private static final int WIDTH = 100;

  private CalqueCli() {}

  /** Runs the command that the arguments name; every failure ends in one sentence. */
  static int run(Terminal terminal, String... args) {
    CalqueCommand root = new CalqueCommand();
    Failures failures = new Failures(terminal, root::verbose);
    CommandLine commands = new CommandLine(root);
    asked(commands(terminal, failures), args)
        .forEach((name, command) -> commands.addSubcommand(name, command.get()));
    commands
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setPosixClusteredShortOptionsAllowed(false)
        .setUsageHelpWidth(WIDTH)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setOut(new PrintWriter(terminal.out(), true))
        .setErr(new PrintWriter(terminal.err(), true))
        .setParameterExceptionHandler((e, all) -> usage(terminal, e))
        .setExecutionExceptionHandler((e, command, result) -> failed(failures, e, result));
    try {
      return commands.execute(args);
    } catch (StackOverflowError | OutOfMemoryError | LinkageError e) {
      return failures.internal("calque", e).code();
    }
  }

  /** Every command by its name, in the order of the help. */
  private static Map<String, Supplier<Object>> commands(Terminal terminal, Failures failures) {
    Map<String, Supplier<Object>> all = new LinkedHashMap<>();
    all.put("measure", () -> new MeasureCommand(terminal, failures));
    all.put("check", () -> new CheckCommand(terminal, failures));
    all.put("segment", () -> new SegmentCommand(terminal, failures));
    all.put("compare", () -> new CompareCommand(terminal));
    all.put("study", () -> new StudyCommand(terminal));
    all.put("power", () -> new PowerCommand(terminal));
    all.put("qualify", () -> new QualifyCommand(terminal));
    all.put("card", CardCommand::new);
    return all;
  }

  /** The command that the first argument names, so that the others cost no time; else all. */
  private static Map<String, Supplier<Object>> asked(
      Map<String, Supplier<Object>> all, String... args) {
    Supplier<Object> named = args.length == 0 ? null : all.get(args[0]);
    return named == null ? all : Map.of(args[0], named);
  }

  private static int failed(Failures failures, Exception e, ParseResult result) {
    return failures.internal("calque " + String.join(" ", result.originalArgs()), e).code();
  }

  private static int usage(Terminal terminal, ParameterException e) {
    terminal.say(Failures.sentence(e));
    terminal.say("Try: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return ExitStatus.USAGE.code();
  }
}
