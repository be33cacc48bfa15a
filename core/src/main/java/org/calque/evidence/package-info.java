/**
 * What is said about a result besides its numbers.
 *
 * <p>An optical or clinical refusal is a value, {@link org.calque.evidence.Outcome.Refused} with
 * its findings, never an exception. Warnings ride in the value that is returned. {@link
 * org.calque.evidence.Provenance} says from what bytes, with what options and by what algorithms a
 * result was made. All types are immutable and safe for any thread.
 */
@org.jspecify.annotations.NullMarked
package org.calque.evidence;
