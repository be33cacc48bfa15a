package org.calque.calibrate;

import org.calque.testdata.ReferenceSpec;

/** Discs, black on white, on rendered skin. */
class DiscDetectorTest extends ShapeDetectorContract<DiscReference> {
  DiscDetectorTest() {
    super(ReferenceSpec.Kind.DOT, 10);
  }

  @Override
  ReferenceDetector<DiscReference> detector() {
    return new DiscDetector();
  }

  @Override
  DiscReference sized(ReferenceSize size) {
    return new DiscReference(size);
  }
}
