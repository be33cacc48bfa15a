/**
 * Other people's outlines on their way in, masks on their way out.
 *
 * <p>{@link org.calque.exchange.OutlineReader} turns GeoJSON and ImageJ ROI files into a reader's
 * trace; {@link org.calque.exchange.PromptSheet} reads prompts for many photographs from one CSV;
 * {@link org.calque.exchange.MaskRaster} turns outlines into label masks. Everything here is in
 * pixels of the upright photograph, and no area is computed.
 *
 * <p>Files come from outside: sizes and counts are capped, every coordinate is finite, and what
 * cannot be read ends in a checked exception whose message is one sentence that names the file and
 * the place in it. Whether an outline lies inside its photograph is judged where both are known,
 * not here. All types are immutable and safe for any thread.
 */
@org.jspecify.annotations.NullMarked
package org.calque.exchange;
