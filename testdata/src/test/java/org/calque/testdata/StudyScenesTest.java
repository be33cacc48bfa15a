package org.calque.testdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StudyScenesTest {
  private static double area(StudyScenes trial, boolean treated, int week, int replicate) {
    Scene scene = trial.scene(new StudyScenes.Shot(3, treated, week, replicate));
    return SceneRenderer.truth(scene).lesion("L1").region("ulcer").orElseThrow().areaMm2();
  }

  @Test
  void lesionsShrinkByWhatTheTrialSays() {
    StudyScenes trial = new StudyScenes(5);
    for (boolean treated : new boolean[] {true, false}) {
      double first = area(trial, treated, 0, 1);
      double last = area(trial, treated, 12, 1);
      double left = trial.left(new StudyScenes.Shot(3, treated, 12, 1));
      assertTrue(treated ? left < 0.6 : left > 0.7, "left " + left);
      assertEquals(left, last / first, 0.02);
      assertEquals(first, area(trial, treated, 0, 2), 1e-3 * first);
    }
  }
}
