package org.calque.qualify;

import java.util.List;
import org.calque.testdata.Bed;
import org.calque.testdata.Camera;
import org.calque.testdata.LesionSpec;
import org.calque.testdata.Light;
import org.calque.testdata.Margin;
import org.calque.testdata.Scene;
import org.calque.testdata.Sensor;
import org.calque.testdata.Skin;
import org.calque.testdata.Surface;

/** Something in a scene that can be switched off, to see how much of the error it causes. */
public enum Influence {
  /** Nothing is switched off. */
  NONE("all as drawn") {
    @Override
    Scene without(Scene scene) {
      return scene;
    }
  },
  /** Scale: no tilt, no lens distortion, flat skin. */
  SCALE("scale: tilt, lens, curved skin") {
    @Override
    Scene without(Scene scene) {
      Camera camera = scene.camera().tilted(0, 0).distorted(0);
      return scene.toBuilder().camera(camera).surface(Surface.plane()).build();
    }
  },
  /** Edge: as sharp as lesion, lens and sensor allow, without noise. */
  EDGE("edge: softness, blur, noise") {
    @Override
    Scene without(Scene scene) {
      Sensor s = scene.sensor();
      return withLesion(scene, lesion(scene).softened(SHARPEST_MM)).toBuilder()
          .sensor(
              new Sensor(SHARPEST_PX, 0, 0, s.exposureStops(), s.warmth(), s.vignetting(), 0, 0))
          .build();
    }
  },
  /** Floor: even granulation, dry. */
  FLOOR("region: slough, blood, crust, glare") {
    @Override
    Scene without(Scene scene) {
      return withLesion(scene, lesion(scene).withBed(new Bed(0, 0, 0, 0, 0)));
    }
  },
  /** Surroundings: the skin goes unchanged up to the edge. */
  SURROUNDINGS("region: halo, scales, maceration") {
    @Override
    Scene without(Scene scene) {
      return withLesion(scene, lesion(scene).withMargin(Margin.none()));
    }
  },
  /** Skin: one flat colour. */
  SKIN("skin: texture, creases, hairs") {
    @Override
    Scene without(Scene scene) {
      return scene.toBuilder().skin(Skin.flat(scene.skin().tone())).build();
    }
  },
  /** Light: the same everywhere. */
  LIGHT("light: shadow, gradient") {
    @Override
    Scene without(Scene scene) {
      return scene.toBuilder().light(Light.even()).build();
    }
  },
  /** Chalk: none. */
  CHALK("chalk") {
    @Override
    Scene without(Scene scene) {
      LesionSpec l = lesion(scene);
      if (l.kind() == LesionSpec.Kind.EXTRUSION_ONLY) {
        return scene;
      }
      LesionSpec bare = LesionSpec.ulcer(l.outline()).at(l.xMm(), l.yMm());
      return withLesion(
          scene,
          bare.withKind(l.kind()).softened(l.softnessMm()).withBed(l.bed()).withMargin(l.margin()));
    }
  };

  private static final double SHARPEST_MM = 0.02;
  private static final double SHARPEST_PX = 0.5;

  private final String label;

  Influence(String label) {
    this.label = label;
  }

  /** The name in every document. */
  public String label() {
    return label;
  }

  /** The scene without it. */
  abstract Scene without(Scene scene);

  private static LesionSpec lesion(Scene scene) {
    return scene.lesions().get(0);
  }

  private static Scene withLesion(Scene scene, LesionSpec lesion) {
    Scene.Builder builder = scene.toBuilder();
    return builder.lesions(List.of(lesion)).build();
  }
}
