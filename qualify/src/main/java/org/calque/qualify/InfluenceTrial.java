package org.calque.qualify;

/**
 * A region measured by box in a scene from which one thing was taken.
 *
 * @param without what was switched off
 * @param trial the comparison with that scene's own truth
 */
public record InfluenceTrial(Influence without, Trial trial) {}
