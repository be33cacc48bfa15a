package org.calque.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Optional;
import java.util.function.Function;
import org.calque.segment.AppearanceSegmenter;
import org.calque.segment.LearnedSegmenter;
import org.calque.segment.SegmentationModel;
import org.calque.segment.Segmenter;
import org.jspecify.annotations.Nullable;

/**
 * The segmenters of this installation: by appearance always, learned where a model is on the class
 * path.
 */
final class SegmenterChoice {
  private static final String FOLDER = "/org/calque/model/";

  private final Function<String, @Nullable URL> resources;

  SegmenterChoice(Function<String, @Nullable URL> resources) {
    this.resources = resources;
  }

  /** What is on the class path of the command line. */
  static SegmenterChoice installed() {
    return new SegmenterChoice(SegmenterChoice.class::getResource);
  }

  /** The learned one where its model is installed, else that by appearance. */
  Segmenter best() {
    return learned().orElseGet(AppearanceSegmenter::new);
  }

  /**
   * The segmenter of a name.
   *
   * @throws IllegalArgumentException if there is none of this name, or its model is not installed
   */
  Segmenter named(String name) {
    return switch (name) {
      case "appearance" -> new AppearanceSegmenter();
      case "learned" ->
          learned()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "the learned model is not installed (calque-model on the class path);"
                              + " use appearance"));
      default ->
          throw new IllegalArgumentException("\"" + name + "\" is none of appearance, learned");
    };
  }

  private Optional<Segmenter> learned() {
    if (resources.apply(FOLDER + SegmentationModel.MANIFEST) == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new LearnedSegmenter(SegmentationModel.read(this::open)));
    } catch (IOException e) {
      throw new UncheckedIOException("the installed model cannot be read: " + e.getMessage(), e);
    }
  }

  private InputStream open(String file) throws IOException {
    URL url = resources.apply(FOLDER + file);
    if (url == null) {
      throw new FileNotFoundException(file + " is missing from the model");
    }
    return url.openStream();
  }
}
