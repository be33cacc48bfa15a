package org.calque.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.calque.Assessment;
import org.calque.FollowUp;
import org.calque.FollowUpMeter;
import org.calque.LesionMeter;
import org.calque.LesionMeterOptions;
import org.calque.calibrate.PlaneCalibration;
import org.calque.calibrate.ScaleReference;
import org.calque.compare.registration.VisitPhotograph;
import org.calque.evidence.FindingCode;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.measure.LesionMeasurement;
import org.calque.measure.LesionMeasurerOptions;
import org.calque.measure.LesionSurface;
import org.calque.photo.Photograph;
import org.calque.photo.PhotographReader;
import org.calque.photo.UnreadablePhotographException;
import org.calque.quantity.Length;
import org.calque.segment.Prompt;

/**
 * Seeks the largest lesion of one photograph in another by the skin alone, as {@code measure
 * --baseline} does, both taken to have one scale: {@code FollowUpTrial PHOTOGRAPHS MASKS
 * PAIRS.csv}. A line of the pairs is {@code baseline,follow-up}, both names of a {@code .jpg} and
 * of its {@code .png} mask. For each that is found it prints whether the place lies in a lesion of
 * the follow-up's mask, whether a lesion is visible there, and whether one is said to be seen
 * elsewhere.
 */
public final class FollowUpTrial {
  /** Ten pixels a millimetre, whatever the photograph shows. */
  private static final List<ScaleReference> SCALE =
      List.of(ScaleReference.parse("line:5,5,105,5=10mm"));

  /** A place so many pixels beside a lesion's box still lies in it. */
  private static final double MARGIN_PX = 5;

  private final Path photographs;
  private final Path masks;
  private final LesionMeter meter;

  private FollowUpTrial(Path photographs, Path masks) throws IOException {
    this.photographs = photographs;
    this.masks = masks;
    this.meter =
        new LesionMeter(
            new LesionMeterOptions(
                SegmenterKind.LEARNED.segmenter(),
                new LesionMeasurerOptions(new LesionSurface.Plane(), Length.ofMillimetres(0))));
  }

  /** See the class. */
  public static void main(String[] args) throws IOException, UnreadablePhotographException {
    if (args.length != 3) {
      throw new IllegalArgumentException(
          "FollowUpTrial PHOTOGRAPHS MASKS PAIRS.csv, got " + args.length);
    }
    new FollowUpTrial(Path.of(args[0]), Path.of(args[1])).run(Files.readAllLines(Path.of(args[2])));
  }

  private void run(List<String> pairs) throws IOException, UnreadablePhotographException {
    int tried = 0;
    int found = 0;
    for (String pair : pairs) {
      String[] names = pair.split(",", -1);
      List<ImageOutline> before = lesions(names[0]);
      List<ImageOutline> after = lesions(names[1]);
      if (before.isEmpty() || after.isEmpty()) {
        continue;
      }
      tried++;
      FollowUp followUp = followed(names, before.get(0).bounds());
      for (LesionMeasurement lesion : followUp.assessment().lesions()) {
        found++;
        System.out.println(pair + "," + seen(lesion, after) + "," + said(followUp.assessment()));
      }
    }
    System.out.printf("%d of %d pairs with a lesion in both found%n", found, tried);
  }

  private FollowUp followed(String[] names, ImageBox box)
      throws IOException, UnreadablePhotographException {
    Photograph first = photograph(names[0]);
    Assessment assessed = meter.measure(first, SCALE, List.of(new Prompt.Box(box)));
    PlaneCalibration plane = assessed.calibration().orElseThrow();
    VisitPhotograph baseline =
        VisitPhotograph.of(
            first,
            Optional.of(plane.mapping()),
            plane.reference().footprint(),
            assessed.lesions().stream().map(LesionMeasurement::outlinePx).toList(),
            box.centre());
    return new FollowUpMeter(meter)
        .measure(photograph(names[1]), SCALE, baseline, assessed.lesions());
  }

  private static String seen(LesionMeasurement lesion, List<ImageOutline> there) {
    boolean inside =
        there.stream().anyMatch(o -> o.bounds().grownBy(MARGIN_PX).contains(lesion.place()));
    String visible = lesion.outlinePx().isEmpty() ? "not visible" : "visible";
    return (inside ? "in a lesion" : "beside") + "," + visible;
  }

  private static String said(Assessment assessment) {
    boolean elsewhere =
        assessment.findings().stream().anyMatch(f -> f.code() == FindingCode.LESION_ELSEWHERE);
    return elsewhere ? FindingCode.LESION_ELSEWHERE.name() : "";
  }

  private List<ImageOutline> lesions(String name)
      throws IOException, UnreadablePhotographException {
    return MaskOutlines.read(masks.resolve(name + ".png"));
  }

  private Photograph photograph(String name) throws IOException, UnreadablePhotographException {
    return new PhotographReader().read(photographs.resolve(name + ".jpg"));
  }
}
