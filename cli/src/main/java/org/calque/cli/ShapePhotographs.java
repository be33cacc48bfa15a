package org.calque.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.calque.photo.PhotographReader;
import org.calque.photo.UnreadablePhotographException;
import org.calque.qualify.ShapeSheetTrials;
import org.calque.qualify.ShapeTrial;
import org.calque.qualify.ShapeTrialSheet;
import org.calque.segment.Segmenter;

/** Measures a folder of photographs of the sheet of known shapes. */
final class ShapePhotographs {
  private final Terminal terminal;
  private final List<ShapeTrial> trials = new ArrayList<>();

  ShapePhotographs(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Measures every photograph and writes {@code shapes.csv}; refused when no tile is in any. */
  ExitStatus measure(List<Path> photographs, Segmenter segmenter, OutputFolder folder)
      throws IOException {
    ShapeSheetTrials measuring = new ShapeSheetTrials(segmenter);
    PhotographReader reader = new PhotographReader();
    TimeLeft timeLeft = new TimeLeft(terminal, "photographs");
    ExitStatus worst = ExitStatus.DONE;
    for (int i = 0; i < photographs.size(); i++) {
      Path photograph = photographs.get(i);
      try {
        List<ShapeTrial> found = measuring.measure(reader.read(photograph), Names.name(photograph));
        if (found.isEmpty()) {
          terminal.say(photograph + ": no tile of the sheet of shapes was found in it.");
        }
        trials.addAll(found);
      } catch (UnreadablePhotographException e) {
        terminal.say(photograph + ": " + Failures.sentence(e));
        worst = worst.and(ExitStatus.UNREADABLE);
      }
      timeLeft.show(i + 1, photographs.size());
    }
    StringBuilder sheet = new StringBuilder();
    ShapeTrialSheet.write(trials, sheet);
    folder.write("shapes.csv", sheet.toString().getBytes(StandardCharsets.UTF_8));
    terminal.out().print(ShapeTrialSheet.print(trials));
    terminal.out().flush();
    return trials.isEmpty() ? worst.and(ExitStatus.REFUSED) : worst;
  }
}
