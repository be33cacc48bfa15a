package org.calque.calibrate;

import org.calque.testdata.ReferenceSpec;

/** Plain squares, black on white, on rendered skin. */
class SquareDetectorTest extends ShapeDetectorContract<SquareReference> {
  SquareDetectorTest() {
    super(ReferenceSpec.Kind.SQUARE, 10);
  }

  @Override
  ReferenceDetector<SquareReference> detector() {
    return new SquareDetector();
  }

  @Override
  SquareReference sized(ReferenceSize size) {
    return new SquareReference(size);
  }
}
