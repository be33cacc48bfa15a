package org.calque.study;

import java.util.List;
import org.calque.testdata.RenderedPhotograph;

/** The rendered trial's first patient at week 0 and, without a prompt, at week 4. */
public final class LaidVisits {
  private static final String FIRST = "1-0-1";
  private static final String LATER = "1-4-1";
  private static final List<StudyRow> ROWS =
      List.of(
          TrialPhotographs.row(1, 0, FIRST, TrialPhotographs.box(FIRST)),
          TrialPhotographs.row(2, 4, LATER, ""));

  private LaidVisits() {}

  public static AssessedRow first() {
    return measured(ROWS.get(0));
  }

  public static AssessedRow later() {
    return measured(ROWS.get(1));
  }

  public static RenderedPhotograph firstTruth() {
    return TrialPhotographs.rendered(FIRST);
  }

  public static RenderedPhotograph laterTruth() {
    return TrialPhotographs.rendered(LATER);
  }

  private static AssessedRow measured(StudyRow row) {
    try {
      return new RowMeter(TrialPhotographs.options(), new TrialPhotographs(ROWS)).measure(row);
    } catch (org.calque.photo.UnreadablePhotographException
        | org.calque.exchange.UnreadableOutlineException e) {
      throw new IllegalStateException(e);
    }
  }
}
