package org.calque.evidence;

/** What was found; the names are part of the JSON documents. */
public enum FindingCode {
  /** The file cannot be read as a photograph. */
  UNREADABLE_PHOTOGRAPH,
  /** The file is readable, but something in it is damaged or ignored. */
  PHOTOGRAPH_IRREGULAR,
  /** The colours were converted from the photograph's own profile to sRGB. */
  COLOURS_CONVERTED,
  /** No reference of the asked kind is in the photograph. */
  REFERENCE_NOT_FOUND,
  /** A reference was found whose size nobody stated. */
  REFERENCE_SIZE_UNKNOWN,
  /** The reference covers too few pixels to be trusted. */
  REFERENCE_TOO_SMALL,
  /** The reference's points do not fit one plane. */
  REFERENCE_RESIDUAL_HIGH,
  /** Not all of the reference's parts could be used. */
  REFERENCE_PARTLY_COVERED,
  /** The size of the reference was not stated; a documented one with its tolerance was taken. */
  REFERENCE_SIZE_ASSUMED,
  /** Two references contradict each other beyond their joint uncertainty. */
  REFERENCES_DISAGREE,
  /** The scale's uncertainty at the lesion is too large for a measurement. */
  SCALE_UNCERTAIN,
  /** The reference lies too far from the lesion for its scale to hold there. */
  REFERENCE_FAR,
  /** Part of the reference's outline does not show. */
  REFERENCE_COVERED,
  /** The reference's straight sides are bent. */
  REFERENCE_BENT,
  /** The reference's edges are out of focus. */
  REFERENCE_BLURRED,
  /** There is no sharp edge at the lesion: it is out of focus. */
  LESION_BLURRED,
  /** Edges are wider in one direction than in the other: the camera moved. */
  MOTION_BLUR,
  /** Pixels at the lesion are as bright as can be, so that colours and edges are lost. */
  CLIPPED,
  /** The light changes too much across the lesion or the reference. */
  LIGHT_UNEVEN,
  /** The plane's tilt is unknown: the reference gives a scale only. */
  TILT_UNKNOWN,
  /** The camera looks at the plane too obliquely. */
  TILT_HIGH,
  /** How far the photograph's colours can be trusted. */
  COLOUR_UNCERTAIN,
  /** Fewer pixels per millimetre than the lesion's size asks for. */
  RESOLUTION_LOW,
  /** Nothing in the photograph looks like a lesion. */
  NO_LESION_FOUND,
  /** No lesion is visible where one was prompted; its area is below the detection limit. */
  LESION_NOT_VISIBLE,
  /** A lesion of an earlier visit is not visible in its place, but one is seen elsewhere. */
  LESION_ELSEWHERE,
  /** The skin ends on both sides of the lesion, as on a finger or toe: how wide it is. */
  DIGIT_WIDTH,
  /** The prompt lies outside the photograph or on the reference. */
  PROMPT_UNUSABLE,
  /** The outline leaves the photograph: the lesion is cut off. */
  LESION_CUT_OFF,
  /** Parts of the edge have too little contrast; the outline there follows the region only. */
  EDGE_WEAK,
  /** Glare hides part of the lesion's surface. */
  GLARE,
  /** The camera's distance is not in the photograph; a typical one was assumed. */
  DISTANCE_ASSUMED,
  /** The photograph that an assessment names is not there, or is another one. */
  PHOTO_NOT_AVAILABLE,
  /** The skin around the lesion does not tell how two photographs lie on each other. */
  REGISTRATION_FAILED,
  /** A lesion has another id than the one that lay in its place at the baseline. */
  LESIONS_MATCHED,
  /** The two results do not measure the same thing. */
  NOT_COMPARABLE,
  /** Calque itself failed on this photograph. */
  INTERNAL_ERROR
}
