package org.calque.benchmarks;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.calque.segment.AppearanceSegmenter;
import org.calque.segment.LearnedSegmenter;
import org.calque.segment.SegmentationModel;
import org.calque.segment.Segmenter;

/** The segmenters that are compared. */
public enum SegmenterKind {
  /** Needs no training. */
  APPEARANCE {
    @Override
    Segmenter segmenter() {
      return new AppearanceSegmenter();
    }
  },
  /** The networks of {@code calque-model}. */
  LEARNED {
    @Override
    Segmenter segmenter() throws IOException {
      return new LearnedSegmenter(SegmentationModel.read(SegmenterKind::open));
    }
  };

  private static final String FOLDER = "/org/calque/model/";

  abstract Segmenter segmenter() throws IOException;

  private static InputStream open(String file) throws IOException {
    InputStream in = SegmenterKind.class.getResourceAsStream(FOLDER + file);
    if (in == null) {
      throw new FileNotFoundException(file + " of calque-model is not on the class path");
    }
    return in;
  }
}
