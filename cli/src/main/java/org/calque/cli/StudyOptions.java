package org.calque.cli;

import java.util.Optional;
import org.calque.compare.ClosureRule;
import org.calque.study.ResponseRule;
import org.calque.study.StudyOutcome;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How the changes of a study are judged. */
final class StudyOptions {
  @SuppressWarnings("NullAway.Init")
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--control",
      paramLabel = "ARM",
      description = "The arm the other one is compared with; \"control\" by default.")
  private String control = StudyOutcome.Options.standard().control();

  @Option(
      names = "--endpoint",
      paramLabel = "VISIT",
      description = "The visit compared with the first in the summary; the latest by default.")
  private Optional<String> endpoint = Optional.empty();

  @Option(
      names = "--improved",
      paramLabel = "PERCENT",
      description = "The charter calls a detectable fall by this much improved; 25 by default.")
  private double improved = ResponseRule.standard().improvedPercent();

  @Option(
      names = "--worsened",
      paramLabel = "PERCENT",
      description = "The charter calls a detectable rise by this much worsened; 25 by default.")
  private double worsened = ResponseRule.standard().worsenedPercent();

  StudyOutcome.Options judging() {
    try {
      return new StudyOutcome.Options(
          control, endpoint, new ResponseRule(improved, worsened), ClosureRule.standard());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), Failures.sentence(e) + ".", e);
    }
  }
}
