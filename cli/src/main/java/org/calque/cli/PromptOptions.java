package org.calque.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import java.util.function.Function;
import org.calque.exchange.OutlineReader;
import org.calque.exchange.UnreadableOutlineException;
import org.calque.segment.Prompt;
import picocli.CommandLine;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the lesions are; the order of the options is that of L1, L2 ... */
final class PromptOptions {
  /** A prompt, once its file has been read. */
  interface Source {
    Prompt prompt() throws UnreadableOutlineException;
  }

  @SuppressWarnings("NullAway.Init")
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  private final List<Source> inOrder = new ArrayList<>();

  @Option(
      names = "--box",
      paramLabel = "X0,Y0,X1,Y1",
      parameterConsumer = Box.class,
      description = "A box around a lesion, in pixels of the upright photograph.")
  private List<Source> boxes = inOrder;

  @Option(
      names = "--at",
      paramLabel = "X,Y",
      parameterConsumer = At.class,
      description = "A point on a lesion, in pixels of the upright photograph.")
  private List<Source> points = inOrder;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      parameterConsumer = Trace.class,
      description = "A reader's outline: GeoJSON in pixels or an ImageJ ROI.")
  private List<Source> traces = inOrder;

  /** The prompts in the order of the options; none for automatic. */
  List<Prompt> read() throws UnreadableOutlineException {
    List<Prompt> prompts = new ArrayList<>();
    for (Source source : inOrder) {
      prompts.add(source.prompt());
    }
    return prompts;
  }

  /** A prompt says where in one photograph; with several it is a usage error. */
  void requireSingle(int photographs) {
    if (photographs > 1 && !inOrder.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "Prompts go with one photograph, got "
              + photographs
              + "; for several, segment takes a prompts CSV.");
    }
  }

  private abstract static class Consumer implements IParameterConsumer {
    private final Function<String, Source> parse;

    Consumer(Function<String, Source> parse) {
      this.parse = parse;
    }

    @Override
    public void consumeParameters(Stack<String> args, ArgSpec option, CommandSpec command) {
      CommandLine line = command.commandLine();
      String name = ((CommandLine.Model.OptionSpec) option).longestName();
      if (args.isEmpty()) {
        throw new ParameterException(
            line, "Missing value for " + name + " (" + option.paramLabel() + ").");
      }
      List<Source> sources = option.getValue();
      try {
        sources.add(parse.apply(args.pop()));
      } catch (IllegalArgumentException e) {
        throw new ParameterException(line, name + ": " + Failures.sentence(e) + ".", e);
      }
    }

    static Source known(Prompt prompt) {
      return () -> prompt;
    }
  }

  static final class Box extends Consumer {
    Box() {
      super(text -> known(Prompt.parse("box:" + text)));
    }
  }

  static final class At extends Consumer {
    At() {
      super(text -> known(Prompt.parse("at:" + text)));
    }
  }

  static final class Trace extends Consumer {
    Trace() {
      super(text -> file(Path.of(text)));
    }

    private static Source file(Path file) {
      return () -> new OutlineReader().read(file);
    }
  }
}
