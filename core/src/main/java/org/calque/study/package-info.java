/**
 * A whole study: a manifest of photographs, measured row by row, and what became of each lesion.
 *
 * <p>{@link org.calque.study.StudyManifest} is checked whole before any work starts. {@link
 * org.calque.study.StudyRunner} measures its rows on the executor it is given and hands results to
 * a {@link org.calque.study.StudySink} in the manifest's order, so that whatever is stored is a
 * prefix of the manifest: {@link org.calque.study.StudyJournal} resumes by counting its lines. The
 * results of all rows make {@link org.calque.study.LesionSeries}, their changes, sums over a
 * subject's lesions and the comparison of arms. Lesions keep the identity that the manifest gives
 * them. No threads, no clock; areas in mm2, times in days.
 */
@org.jspecify.annotations.NullMarked
package org.calque.study;
