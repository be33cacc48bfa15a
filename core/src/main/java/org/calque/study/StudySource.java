package org.calque.study;

import java.util.List;
import org.calque.exchange.UnreadableOutlineException;
import org.calque.photo.Photograph;
import org.calque.photo.UnreadablePhotographException;
import org.calque.segment.Prompt;

/** Where the photographs of a study come from. Called on several threads at a time. */
public interface StudySource {
  /**
   * A row's photograph; it is not kept longer than the row's measurement takes. Asked again for
   * each later row of its lesion, where {@link #earlier} names it.
   */
  Photograph photograph(StudyRow row) throws UnreadablePhotographException;

  /**
   * Where a row's lesion is, by its own prompt, automatic where that is empty; traces are read
   * here.
   */
  Prompt prompt(StudyRow row) throws UnreadableOutlineException;

  /**
   * Other rows of the same lesion and reader that are dated no later, the earliest first, such as
   * {@link EarlierRows} tells. A row without a prompt takes the lesion's place from the first of
   * them that has one and is measured; any other is laid on the first visit. None by default: then
   * every row stands by itself, and one without a prompt is measured automatically.
   */
  default List<StudyRow> earlier(StudyRow row) {
    return List.of();
  }
}
