package org.calque.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.calque.compare.LesionChange;
import org.calque.compare.VisitComparator;
import org.calque.evidence.Finding;
import org.calque.evidence.Outcome;
import org.calque.report.ChangeJson;
import org.calque.report.ChangeTable;
import org.calque.report.UnreadableAssessmentException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Area change between visits. */
@Command(name = "compare", description = "Change of lesions between visits, in square millimetres.")
final class CompareCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final VisitComparator comparator = new VisitComparator();

  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "BASELINE",
      description = "The first visit's assessment, as measure --out wrote it.")
  private Path baseline = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FOLLOWUP",
      description = "The later visits' assessments.")
  private List<Path> followUps = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Also write <base of the baseline>.change.json and, for each follow-up, the two photographs"
              + " side by side.")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  CompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Optional<OutputFolder> folder = out.map(path -> OutputFolder.at(path, spec.commandLine()));
    StoredVisits visits = new StoredVisits(folder.map(OutputFolder::path).orElse(Path.of("")));
    try {
      StoredVisit first = visits.read(baseline);
      List<StoredVisit> later = new ArrayList<>();
      for (Path followUp : followUps) {
        later.add(visits.read(followUp));
      }
      VisitAlignment alignment = new VisitAlignment(first, folder);
      Outcome<LesionChange> outcome =
          comparator.compare(
              first.measurement(),
              later.stream().map(StoredVisit::measurement).toList(),
              alignment.registrations(later));
      LesionChange change =
          outcome instanceof Outcome.Obtained<LesionChange> obtained
              ? obtained.value()
              : new LesionChange(first.measurement(), List.of());
      List<Finding> findings = new ArrayList<>(visits.with(outcome.findings()));
      findings.addAll(alignment.findings());
      write(change, findings, visits, folder);
      return (outcome instanceof Outcome.Refused ? ExitStatus.REFUSED : ExitStatus.DONE).code();
    } catch (UnreadableAssessmentException e) {
      terminal.say(Failures.sentence(e));
      return ExitStatus.UNREADABLE.code();
    }
  }

  private void write(
      LesionChange change,
      List<Finding> findings,
      StoredVisits visits,
      Optional<OutputFolder> folder)
      throws IOException {
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    new ChangeJson().write(change, findings, visits.provenance(comparator.name()), document);
    if (folder.isPresent()) {
      folder.get().write(Names.assessedBase(baseline) + ".change.json", document.toByteArray());
    }
    if (json) {
      terminal.out().write(document.toByteArray());
    } else {
      terminal.out().print(new ChangeTable().print(change, findings));
    }
    terminal.out().flush();
  }
}
