package org.calque.report;

import org.calque.compare.VisitMeasurement;

/**
 * An assessment read back from its document.
 *
 * @param measurement the visit with its lesions
 * @param calibrated whether the photograph had a scale; without one there are no lesions
 */
public record StoredAssessment(VisitMeasurement measurement, boolean calibrated) {}
