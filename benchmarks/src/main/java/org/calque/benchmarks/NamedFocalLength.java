package org.calque.benchmarks;

import java.util.function.BiFunction;
import org.calque.testdata.Camera;
import org.calque.testdata.CameraTags;
import org.calque.testdata.Encoding;
import org.calque.testdata.RenderedPhotograph;
import org.calque.testdata.Scene;
import org.calque.testdata.SceneRenderer;

/** The focal length that a rendered file names. */
enum NamedFocalLength {
  /** A telephone's, before the frame was cut out of its photograph. */
  CUT_OUT((tags, camera) -> tags),
  /** That of its camera. */
  WHOLE(CameraTags::throughLensOf),
  /** None. */
  UNNAMED((tags, camera) -> tags.withoutAngleOfView());

  private final BiFunction<CameraTags, Camera, CameraTags> tags;

  NamedFocalLength(BiFunction<CameraTags, Camera, CameraTags> tags) {
    this.tags = tags;
  }

  RenderedPhotograph render(Scene scene) {
    Encoding encoding = scene.encoding();
    CameraTags named = tags.apply(encoding.tags(), scene.camera());
    return SceneRenderer.render(scene.toBuilder().encoding(encoding.tagged(named)).build());
  }
}
