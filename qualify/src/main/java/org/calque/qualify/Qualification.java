package org.calque.qualify;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import org.calque.segment.Segmenter;
import org.calque.testdata.SizeClass;

/**
 * Measures the accuracy of a segmenter, with all that surrounds it, on rendered photographs.
 * Immutable; safe for any thread. The work runs on the executor that is given.
 */
public final class Qualification {
  private final QualificationPlan plan;
  private final Segmenter segmenter;
  private final TrialRunner runner;

  /**
   * A qualification.
   *
   * @param plan how many scenes, and which
   * @param segmenter what finds the lesions
   */
  public Qualification(QualificationPlan plan, Segmenter segmenter) {
    this.plan = plan;
    this.segmenter = segmenter;
    this.runner = new TrialRunner(segmenter);
  }

  /** Told after every scene; calls come from the thread that runs the qualification. */
  public interface Progress {
    /** Of all scenes, so many are done. */
    void done(int scenes, int all);
  }

  /**
   * Runs it; returns when all scenes are measured.
   *
   * @param executor runs the scenes, each a task of its own
   * @param progress told how far it is
   * @throws InterruptedException when interrupted; scenes under way are finished, no more begun
   */
  public QualificationReport run(Executor executor, Progress progress) throws InterruptedException {
    List<Callable<SceneResult>> tasks = tasks();
    CompletionService<SceneResult> service = new ExecutorCompletionService<>(executor);
    List<Future<SceneResult>> futures = new ArrayList<>();
    tasks.forEach(task -> futures.add(service.submit(task)));
    try {
      for (int done = 1; done <= tasks.size(); done++) {
        service.take();
        progress.done(done, tasks.size());
      }
      return report(futures);
    } finally {
      futures.forEach(future -> future.cancel(false));
    }
  }

  private QualificationReport report(List<Future<SceneResult>> futures)
      throws InterruptedException {
    List<Trial> trials = new ArrayList<>();
    List<InfluenceTrial> influences = new ArrayList<>();
    for (Future<SceneResult> future : futures) {
      SceneResult result = value(future);
      trials.addAll(result.trials());
      influences.addAll(result.influences());
    }
    return new QualificationReport(plan, segmenter.name(), trials, influences);
  }

  private static SceneResult value(Future<SceneResult> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a scene failed: " + e.getCause(), e);
    }
  }

  /** What one scene gives. */
  private record SceneResult(List<Trial> trials, List<InfluenceTrial> influences) {}

  private List<Callable<SceneResult>> tasks() {
    List<Callable<SceneResult>> tasks = new ArrayList<>();
    for (int i = 0; i < plan.scenesPerClass(); i++) {
      for (SizeClass size : SizeClass.values()) {
        int number = i;
        tasks.add(() -> scene(size, number));
      }
    }
    return tasks;
  }

  private SceneResult scene(SizeClass size, int number) {
    TrialScene drawn = TrialScene.of(size, plan.seed() + number, plan.isWhole(number));
    List<PromptKind> prompts =
        plan.isSearched(number) ? List.of(PromptKind.values()) : List.of(PromptKind.BOX);
    List<InfluenceTrial> influences = plan.isSwitchedOff(number) ? influences(drawn) : List.of();
    return new SceneResult(runner.run(drawn, prompts), influences);
  }

  private List<InfluenceTrial> influences(TrialScene drawn) {
    List<InfluenceTrial> all = new ArrayList<>();
    for (Influence influence : Influence.values()) {
      for (Trial trial :
          runner.run(drawn, influence.without(drawn.scene()), List.of(PromptKind.BOX))) {
        all.add(new InfluenceTrial(influence, trial));
      }
    }
    return all;
  }
}
