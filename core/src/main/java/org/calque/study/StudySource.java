package org.calque.study;

import org.calque.exchange.UnreadableOutlineException;
import org.calque.photo.Photograph;
import org.calque.photo.UnreadablePhotographException;
import org.calque.segment.Prompt;

/** Where the photographs of a study come from. Called on several threads at a time. */
public interface StudySource {
  /** A row's photograph; it is not kept longer than the row's measurement takes. */
  Photograph photograph(StudyRow row) throws UnreadablePhotographException;

  /** Where a row's lesion is; traces are read here. */
  Prompt prompt(StudyRow row) throws UnreadableOutlineException;
}
