package org.calque.exchange;

import org.calque.segment.Prompt;

/**
 * One line of a prompts CSV.
 *
 * @param line the line of the file it ends on, from 1
 * @param photo the photograph's path as written
 * @param lesion the lesion's id; L1, L2 ... by photograph where the column is empty
 * @param prompt where the lesion is
 */
public record PromptRow(long line, String photo, String lesion, Prompt prompt) {}
