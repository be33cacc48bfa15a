package org.calque.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Files;
import java.nio.file.Path;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.photo.Photograph;
import org.calque.photo.PhotographReader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rulers and labels on skin that lie beside the project; the pixels per centimetre were read off by
 * hand from the first to the last tick that is visible. Skipped where the photographs are absent.
 */
class SharedRulersTest {
  private static Path shared(String file) {
    return sharedData("rulers-on-skin/" + file);
  }

  private static Path sharedData(String file) {
    Path at = Path.of("").toAbsolutePath();
    while (at != null) {
      Path found = at.resolveSibling("shared").resolve("data").resolve(file);
      if (Files.isRegularFile(found)) {
        return found;
      }
      at = at.getParent();
    }
    Assumptions.abort("../shared/data/" + file + " is not there");
    throw new AssertionError("not reached");
  }

  private static Outcome<PlaneCalibration> detect(String file, String spec) throws Exception {
    Photograph photograph = new PhotographReader().read(shared(file));
    return new RulerDetector().detect(photograph, (RulerReference) ScaleReference.parse(spec));
  }

  @ParameterizedTest
  @CsvSource({
    "medetec/abdominal-wounds__dehisced-surgical-wound-3.jpg, ruler:cm, 22.34",
    "medetec/foot-ulcers__foot-ulcer-0031.jpg, ruler:cm, 32.2",
    "medetec/leg-ulcer-images__leg-ulcers-0084.jpg, ruler:cm, 40.93",
    "medetec/leg-ulcer-images__leg-ulcers-0089.jpg, ruler:cm, 36.06",
    "medetec/malignant-wound-images__mal-0005.jpg, ruler:mm, 30.3",
    "medetec/malignant-wound-images__mal-0005.jpg, ruler, 30.3",
    "medetec/pressure-ulcer-images-a__healing-presure-ulcer-0008.jpg, ruler:cm, 57.8",
    "medetec/pressure-ulcer-images-a__necrotic-pressure-ulcer-0010.jpg, ruler:cm, 28.59",
    "medetec/pressure-ulcer-images-a__pressure-ulcer-on-foot-0019.jpg, ruler:cm, 55.8",
    "medetec/pressure-ulcer-images-a__pressure-ulcer-on-foot-0039.jpg, ruler, 26.22",
    "medetec/pressure-ulcer-images-a__sloughy-pressure-ulcer-0004.jpg, ruler:cm, 27.8",
    "medetec/pressure-ulcer-images-b__superficial-pressure-ulcer0004.jpg, ruler:cm, 27.77",
    "medetec/pressure-ulcer-images-b__superficial-pressure-ulcer0015.jpg, ruler:cm, 41.95",
    "medetec/pressure-ulcer-images-b__undermining0003.jpg, ruler:cm, 44.34",
    "medetec/pressure-ulcer-images-b__undermining0012.jpg, ruler:cm, 33.27",
    "medetec/pressure-ulcer-images-b__undermining0020.jpg, ruler:cm, 23.03",
    "ISIC_5735668.jpg, ruler:mm, 2660"
  })
  void thePitchIsTheOneReadByHand(String file, String spec, double pixelsPerCentimetre)
      throws Exception {
    Outcome<PlaneCalibration> outcome = detect(file, spec);
    assertInstanceOf(Outcome.Obtained.class, outcome, () -> outcome.findings().toString());
    PlaneCalibration plane = ((Outcome.Obtained<PlaneCalibration>) outcome).value();
    double found = 10 * plane.mapping().pixelsPerMillimetre(plane.reference().centre());
    assertEquals(1, found / pixelsPerCentimetre, 0.02);
    double stated = plane.relativeScaleUncertainty(plane.reference().centre());
    assertEquals(0, StrictMath.log(found / pixelsPerCentimetre), 1.96 * stated);
  }

  /** Blurred millimetres, a label that bends out of sight, ticks no longer than their line. */
  @ParameterizedTest
  @CsvSource({
    "medetec/leg-ulcer-images__leg-ulcers-0011.jpg, ruler:mm",
    "medetec/leg-ulcer-images__leg-ulcers-0033.jpg, ruler:cm",
    "medetec/pressure-ulcer-images-b__superficial-pressure-ulcer0011.jpg, ruler:cm"
  })
  void whatCannotBeReadIsNotGuessed(String file, String spec) throws Exception {
    Outcome<PlaneCalibration> outcome = detect(file, spec);
    assertEquals(FindingCode.REFERENCE_NOT_FOUND, outcome.findings().get(0).code());
  }

  /** A blurred ruler at the photograph's edge whose half centimetres look like centimetres. */
  @Test
  void halfCentimetresAreNotTakenForCentimetres() throws Exception {
    Photograph photograph = new PhotographReader().read(sharedData("fuseg/train/images/0328.jpg"));
    RulerReference stated = (RulerReference) ScaleReference.parse("ruler:cm");
    assertInstanceOf(Outcome.Refused.class, new RulerDetector().detect(photograph, stated));
  }

  /** Equal ticks unstated, half millimetres, a light scale on dark ground, a wrong statement. */
  @ParameterizedTest
  @CsvSource({
    "medetec/leg-ulcer-images__leg-ulcers-0084.jpg, ruler",
    "medetec/pressure-ulcer-images-b__undermining0012.jpg, ruler",
    "medetec/leg-ulcer-images__leg-ulcers-0084.jpg, ruler:mm",
    "ISIC_5891752.jpg, ruler:mm",
    "ISIC_0261866.jpg, ruler:mm",
    "ISIC_5735668.jpg, ruler"
  })
  void whatCouldBeReadInTwoWaysIsRefused(String file, String spec) throws Exception {
    assertInstanceOf(Outcome.Refused.class, detect(file, spec));
  }
}
