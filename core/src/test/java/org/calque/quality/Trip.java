package org.calque.quality;

import java.util.List;
import java.util.stream.IntStream;
import org.calque.Assessment;
import org.calque.LesionMeter;
import org.calque.LesionMeterOptions;
import org.calque.calibrate.RenderedScene;
import org.calque.calibrate.ScaleReference;
import org.calque.evidence.FindingCode;
import org.calque.measure.LesionMeasurerOptions;
import org.calque.photo.Photograph;
import org.calque.segment.AppearanceSegmenter;
import org.calque.segment.Prompt;
import org.calque.segment.Prompted;
import org.calque.testdata.Camera;
import org.calque.testdata.KnownShapes;
import org.calque.testdata.LesionSpec;
import org.calque.testdata.Light;
import org.calque.testdata.ReferenceSpec;
import org.calque.testdata.Scene;
import org.calque.testdata.Sensor;
import org.calque.testdata.Skin;

/** Photographs with one fault each. */
enum Trip {
  /** Ten pixels a millimetre are too few for 3 mm. */
  COARSE_FOR_SMALL(Gate.FINE_RESOLUTION, 1, KnownShapes.framed(LesionSpec.disc(3), 10)),
  /** Seven pixels a millimetre are too few for anything. */
  COARSE(Gate.RESOLUTION, 1, KnownShapes.framed(LesionSpec.disc(7), 7)),
  /** 50 degrees from square-on. */
  OBLIQUE(Gate.TILT, 89, oblique()),
  /** A blur of 0.25 mm. */
  UNFOCUSED(Gate.REFERENCE_BLUR, 10, with(sensor(5, 0, 0, 0))),
  /** A blur of 0.25 mm leaves no sharp edge in the skin either. */
  UNFOCUSED_SKIN(Gate.LESION_BLUR, 10, with(sensor(5, 0, 0, 0))),
  /** A smear of 0.6 mm, not along the marker's sides. */
  MOVED(Gate.SMEAR, 10, with(sensor(0.8, 12, 20, 0))),
  /** Light skin a stop and a half too bright. */
  OVEREXPOSED(Gate.CLIPPED, 1, with(sensor(0.8, 0, 0, 1.5))),
  /** A marker of 5 mm nearly 40 mm away. */
  FAR(Gate.DISTANCE, 1000, far()),
  /** A shadow's edge beside the lesion takes 90 % of the direct light. */
  SHADOWED(Gate.UNEVEN_LIGHT, 1000, shadowed());

  private final Gate gate;
  private final double loosest;
  private final Scene scene;

  Trip(Gate gate, double loosest, Scene scene) {
    this.gate = gate;
    this.loosest = loosest;
    this.scene = scene;
  }

  Gate gate() {
    return gate;
  }

  /** A limit that lets anything pass. */
  double loosest() {
    return loosest;
  }

  RenderedScene rendered() {
    RenderedScene rendered = RenderedScene.of(scene);
    return new RenderedScene(rendered.withItsFocalLength(), rendered.truth());
  }

  /** Limits that let pass what the fault does to other gates before its own. */
  QualityOptions options() {
    QualityOptions usual = QualityOptions.defaults();
    return this == UNFOCUSED_SKIN ? usual.with(Gate.REFERENCE_BLUR, 10) : usual;
  }

  static Sensor sensor(double focus, double motion, double direction, double stops) {
    return new Sensor(focus, motion, direction, stops, 0, 0.1, 0.012, 0.0015);
  }

  private static Scene with(Sensor sensor) {
    return KnownShapes.disc(7).toBuilder().skin(Skin.ofTone(1)).sensor(sensor).build();
  }

  private static Scene oblique() {
    Scene scene = KnownShapes.disc(7);
    return scene.toBuilder().camera(scene.camera().tilted(50, 30)).build();
  }

  private static Scene far() {
    return KnownShapes.disc(6).toBuilder()
        .camera(Camera.overhead(1000, 300, 20).aimedAt(19, 0))
        .reference(ReferenceSpec.aruco(0, 5, 38, 0))
        .build();
  }

  private static Scene shadowed() {
    return KnownShapes.disc(6).toBuilder()
        .light(new Light(0, 45, 0.35, 0.1, 0.9, 0.5, 0.8))
        .build();
  }

  static Assessment measured(RenderedScene scene, QualityOptions options) {
    return meter(options)
        .measure(
            scene.photograph(),
            List.of(ScaleReference.parse(scene.truth().reference())),
            List.of(new Prompt.Box(Prompted.box(scene, 0.04, 3))));
  }

  static LesionMeter meter(QualityOptions options) {
    return new LesionMeter(
        new LesionMeterOptions(
            new AppearanceSegmenter(), LesionMeasurerOptions.defaults(), options));
  }

  static List<FindingCode> codes(Assessment assessment) {
    return assessment.findings().stream().map(f -> f.code()).toList();
  }

  /** The photograph with each column moved down along a parabola, by so much at its borders. */
  static Photograph bent(Photograph photograph, double centre, double half, double rise) {
    return remapped(
        photograph,
        (x, y) -> {
          double t = (x - centre) / half;
          return y - (Math.abs(t) < 1.3 ? rise * t * t : 1.69 * rise);
        });
  }

  private interface Row {
    double at(int x, int y);
  }

  private static Photograph remapped(Photograph photograph, Row row) {
    int w = photograph.width();
    int h = photograph.height();
    byte[] from = photograph.bgr();
    byte[] to = new byte[from.length];
    IntStream.range(0, w * h)
        .forEach(
            i -> {
              double y = Math.max(0, Math.min(h - 1.001, row.at(i % w, i / w)));
              int above = (int) y;
              for (int c = 0; c < 3; c++) {
                int j = 3 * (above * w + i % w) + c;
                double mixed =
                    (1 - y + above) * (from[j] & 0xff) + (y - above) * (from[j + 3 * w] & 0xff);
                to[3 * i + c] = (byte) Math.round(mixed);
              }
            });
    return RenderedScene.photograph(w, h, to);
  }

  /** The photograph with a patch of one colour. */
  static Photograph patched(
      Photograph photograph, int x, int y, int width, int height, int... bgr) {
    byte[] pixels = photograph.bgr();
    for (int row = y; row < y + height; row++) {
      for (int column = x; column < x + width; column++) {
        for (int c = 0; c < 3; c++) {
          pixels[3 * (row * photograph.width() + column) + c] = (byte) bgr[c];
        }
      }
    }
    return RenderedScene.photograph(photograph.width(), photograph.height(), pixels);
  }
}
