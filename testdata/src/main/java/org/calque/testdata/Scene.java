package org.calque.testdata;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that decides a photograph. Immutable and safe to share.
 *
 * @param seed decides the detail of texture and noise, nothing else
 * @param lesions in the order L1, L2 ...
 * @param surface what they lie on
 * @param background what lies behind a finger or ball
 */
public record Scene(
    long seed,
    List<LesionSpec> lesions,
    Surface surface,
    Skin skin,
    ReferenceSpec reference,
    Camera camera,
    Light light,
    Sensor sensor,
    Background background,
    Encoding encoding) {

  /** What lies behind a curved surface. */
  public enum Background {
    /** Blue-green drape. */
    DRAPE,
    /** White paper sheet. */
    PAPER,
    /** Dark table. */
    TABLE
  }

  public Scene {
    lesions = List.copyOf(lesions);
  }

  /** A builder with realistic defaults: 900 x 600 px at 20 px/mm, a 10 mm marker, light skin. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from this scene. */
  public Builder toBuilder() {
    Builder b = new Builder();
    b.seed = seed;
    b.lesions.addAll(lesions);
    b.surface = surface;
    b.skin = skin;
    b.reference = reference;
    b.camera = camera;
    b.light = light;
    b.sensor = sensor;
    b.background = background;
    b.encoding = encoding;
    return b;
  }

  /** Collects the properties of a scene. Not for use by several threads. */
  public static final class Builder {
    private long seed = 1;
    private final List<LesionSpec> lesions = new ArrayList<>();
    private Surface surface = Surface.plane();
    private Skin skin = Skin.ofTone(2);
    private ReferenceSpec reference = ReferenceSpec.aruco(0, 10, 13, 0);
    private Camera camera = Camera.overhead(900, 600, 20).aimedAt(5, 0);
    private Light light = Light.room();
    private Sensor sensor = Sensor.phone();
    private Background background = Background.DRAPE;
    private Encoding encoding = Encoding.standard();

    private Builder() {}

    /** Another realisation of texture and noise. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /** One more lesion. */
    public Builder lesion(LesionSpec value) {
      lesions.add(value);
      return this;
    }

    /** These lesions and no others. */
    public Builder lesions(List<LesionSpec> value) {
      lesions.clear();
      lesions.addAll(value);
      return this;
    }

    /** Another surface. */
    public Builder surface(Surface value) {
      surface = value;
      return this;
    }

    /** Another skin. */
    public Builder skin(Skin value) {
      skin = value;
      return this;
    }

    /** Another reference. */
    public Builder reference(ReferenceSpec value) {
      reference = value;
      return this;
    }

    /** Another camera. */
    public Builder camera(Camera value) {
      camera = value;
      return this;
    }

    /** Another light. */
    public Builder light(Light value) {
      light = value;
      return this;
    }

    /** Another sensor. */
    public Builder sensor(Sensor value) {
      sensor = value;
      return this;
    }

    /** Another background. */
    public Builder background(Background value) {
      background = value;
      return this;
    }

    /** Another encoding. */
    public Builder encoding(Encoding value) {
      encoding = value;
      return this;
    }

    /** The scene. */
    public Scene build() {
      return new Scene(
          seed, lesions, surface, skin, reference, camera, light, sensor, background, encoding);
    }
  }
}
