package org.calque.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.calque.calibrate.DetectedReference;
import org.calque.calibrate.PlaneCalibration;
import org.calque.calibrate.ReferenceSize;
import org.calque.calibrate.RenderedScene;
import org.calque.calibrate.UnknownTilt;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.geometry.PlanePoint;
import org.calque.quantity.Length;
import org.calque.testdata.Camera;
import org.calque.testdata.LesionSpec;
import org.calque.testdata.ReferenceSpec;
import org.calque.testdata.Scene;
import org.calque.testdata.Skin;
import org.calque.testdata.Surface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The width of rendered fingers, and none where there is no finger. */
class DigitWidthTest {
  private static final double DISTANCE_MM = 180;
  private static final double LESION_MM = 3;

  private static OptionalDouble width(Surface surface, Scene.Background background, int tone) {
    Camera camera =
        Camera.overhead(700, 560, 14).atDistance(DISTANCE_MM).tilted(8, 50).rolled(31 * tone);
    Scene scene =
        Scene.builder()
            .seed(tone)
            .lesion(LesionSpec.blob(LESION_MM, tone))
            .skin(Skin.ofTone(tone))
            .reference(ReferenceSpec.none())
            .surface(surface)
            .background(background)
            .camera(camera)
            .build();
    RenderedScene rendered = RenderedScene.of(scene);
    ImagePoint place = rendered.mapping().toImage(new PlanePoint(0, 0));
    return DigitWidth.of(rendered.photograph(), plane(rendered), place, 1.1 * LESION_MM);
  }

  private static PlaneCalibration plane(RenderedScene scene) {
    DetectedReference reference =
        new DetectedReference(
            "line",
            "line:0,0,100,0=10mm",
            new ReferenceSize(Length.ofMillimetres(10), Length.ofMillimetres(0)),
            List.of(),
            ImageOutline.EMPTY,
            new ImagePoint(0, 0));
    UnknownTilt tilt = new UnknownTilt(new ImagePoint(0, 0), new ImagePoint(100, 0), 1000);
    return new PlaneCalibration(reference, scene.mapping(), tilt, 0, 1);
  }

  @ParameterizedTest
  @CsvSource({"7, DRAPE, 1", "8.5, TABLE, 3", "10, DRAPE, 4", "11, PAPER, 5", "9, DRAPE, 6"})
  void aFingersRadiusIsThatOfItsSides(double radius, Scene.Background background, int tone) {
    OptionalDouble width = width(Surface.cylinder(radius), background, tone);
    assertTrue(width.isPresent(), "no finger was seen");
    double found = DigitWidth.radiusMm(width.getAsDouble(), DISTANCE_MM);
    assertEquals(radius, found, 0.05 * radius);
  }

  @ParameterizedTest
  @EnumSource(Scene.Background.class)
  void flatSkinHasNoSides(Scene.Background background) {
    assertTrue(width(Surface.plane(), background, 2).isEmpty());
    assertTrue(width(Surface.cylinder(60), background, 3).isEmpty(), "a leg is no digit");
  }

  @Test
  void aCameraFarAwaySeesTheWholeWidth() {
    assertEquals(8, DigitWidth.radiusMm(16, Double.POSITIVE_INFINITY), 1e-12);
    assertTrue(DigitWidth.radiusMm(16, 200) > 8);
  }
}
