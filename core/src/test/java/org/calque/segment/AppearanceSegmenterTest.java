package org.calque.segment;

/** Segmentation by appearance alone. */
class AppearanceSegmenterTest extends SegmenterContract {
  @Override
  Segmenter segmenter() {
    return new AppearanceSegmenter();
  }
}
