package org.calque.cli;

import java.io.PrintWriter;
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
    CommandLine commands =
        new CommandLine(root)
            .addSubcommand(new MeasureCommand(terminal, failures))
            .addSubcommand(new CheckCommand(terminal, failures))
            .addSubcommand(new SegmentCommand(terminal, failures))
            .addSubcommand(new CompareCommand(terminal))
            .addSubcommand(new StudyCommand(terminal))
            .addSubcommand(new PowerCommand(terminal))
            .addSubcommand(new QualifyCommand(terminal))
            .addSubcommand(new CardCommand())
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

  private static int failed(Failures failures, Exception e, ParseResult result) {
    return failures.internal("calque " + String.join(" ", result.originalArgs()), e).code();
  }

  private static int usage(Terminal terminal, ParameterException e) {
    terminal.say(Failures.sentence(e));
    terminal.say("Try: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return ExitStatus.USAGE.code();
  }
}
