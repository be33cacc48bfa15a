package org.calque.calibrate;

import org.calque.testdata.ReferenceSpec;

/** QR codes on rendered skin. */
class QrDetectorTest extends ShapeDetectorContract<QrReference> {
  QrDetectorTest() {
    super(ReferenceSpec.Kind.QR, 16);
  }

  @Override
  ReferenceDetector<QrReference> detector() {
    return new QrDetector();
  }

  @Override
  QrReference sized(ReferenceSize size) {
    return new QrReference(size);
  }
}
