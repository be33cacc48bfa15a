/**
 * From the measurements of two visits to the change of each region.
 *
 * <p>What both visits share cancels: the size of a reference of one lot, and the rule that defines
 * the edge. What they do not share adds: detection, tilt, height, the edge's own noise. A change is
 * detectable when its 95 % interval excludes zero. Regions are matched by the lesion's id and the
 * tissue. Knows nothing of readers or treatment. All types are immutable and safe for any thread.
 */
@org.jspecify.annotations.NullMarked
package org.calque.compare;
