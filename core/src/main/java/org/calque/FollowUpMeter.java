package org.calque;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.calque.calibrate.PlaneCalibration;
import org.calque.calibrate.ScaleReference;
import org.calque.compare.registration.Registration;
import org.calque.compare.registration.SkinSearch;
import org.calque.compare.registration.VisitPhotograph;
import org.calque.evidence.Finding;
import org.calque.evidence.FindingCode;
import org.calque.evidence.Outcome;
import org.calque.evidence.Provenance;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.measure.LesionMeasurement;
import org.calque.photo.Photograph;
import org.calque.segment.Prompt;

/**
 * Measures the lesions of an earlier visit again, each where the skin around it says that it lies
 * now, under the id that it had. Immutable; safe for any thread.
 */
public final class FollowUpMeter {
  /** A closer box has sides of so many pixels at least. */
  private static final double LEAST_BOX_PX = 8;

  private final LesionMeter meter;
  private final SkinSearch search = new SkinSearch();

  public FollowUpMeter(LesionMeter meter) {
    this.meter = meter;
  }

  /**
   * Measures a follow-up.
   *
   * @param photograph the follow-up's photograph
   * @param references what gives the scale; none means whatever is found
   * @param baseline the earlier visit's photograph, with its plane
   * @param lesions what was measured in it
   * @return what is known; no lesions and REGISTRATION_FAILED when the skin does not tell where
   *     they are, PROMPT_UNUSABLE for a lesion whose place the photograph does not show,
   *     LESION_ELSEWHERE where one is not visible any more but another place of it shows one
   */
  public FollowUp measure(
      Photograph photograph,
      List<ScaleReference> references,
      VisitPhotograph baseline,
      List<LesionMeasurement> lesions) {
    Following following = new Following(photograph, baseline, lesions);
    Assessment assessment = meter.assess(photograph, references, following);
    return new FollowUp(following.traced(assessment), following.registration);
  }

  /** One follow-up under way; confined to one thread. */
  private final class Following implements LesionMeter.Measuring {
    private final Photograph photograph;
    private final VisitPhotograph baseline;
    private final List<LesionMeasurement> lesions;
    private Optional<Outcome<Registration>> registration = Optional.empty();
    private Map<String, Prompt> prompts = Map.of();

    /** Where the skin says that the lesions lie now. */
    private final List<ImagePoint> places = new ArrayList<>();

    Following(Photograph photograph, VisitPhotograph baseline, List<LesionMeasurement> lesions) {
      this.photograph = photograph;
      this.baseline = baseline;
      this.lesions = lesions;
    }

    @Override
    public List<LesionMeasurement> lesions(PlaneCalibration plane, List<Finding> findings) {
      ImageOutline reference = plane.reference().footprint();
      Outcome<Registration> laid =
          search.anywhere(baseline, photograph, plane.mapping(), List.of(reference));
      registration = Optional.of(laid);
      findings.addAll(laid.findings());
      if (!(laid instanceof Outcome.Obtained<Registration> obtained)) {
        return List.of();
      }
      prompts = proposed(obtained.value(), reference, findings);
      List<Finding> overtaken = new ArrayList<>();
      prompts = closer(meter.named(photograph, plane, prompts, overtaken));
      List<LesionMeasurement> now = meter.named(photograph, plane, prompts, findings);
      findings.addAll(elsewhere(plane, vanished(now)));
      return now;
    }

    /** The lesions that were seen then and are not now. */
    private List<LesionMeasurement> vanished(List<LesionMeasurement> now) {
      Set<String> seenThen =
          lesions.stream()
              .filter(l -> !l.outlinePx().isEmpty())
              .map(LesionMeasurement::id)
              .collect(Collectors.toSet());
      return now.stream()
          .filter(l -> l.outlinePx().isEmpty() && seenThen.contains(l.id()))
          .toList();
    }

    /** They may have healed, or the room may have been taken for the skin: then they are there. */
    private List<Finding> elsewhere(PlaneCalibration plane, List<LesionMeasurement> vanished) {
      if (vanished.isEmpty()) {
        return List.of();
      }
      return meter.visible(photograph, plane).stream()
          .filter(box -> places.stream().noneMatch(box::contains))
          .findFirst()
          .map(box -> vanished.stream().map(l -> seenAt(l, box.centre())).toList())
          .orElse(List.of());
    }

    private Map<String, Prompt> proposed(
        Registration laid, ImageOutline reference, List<Finding> findings) {
      Map<String, Prompt> proposed = new LinkedHashMap<>();
      for (LesionMeasurement lesion : lesions) {
        ImageOutline then = lesion.outlinePx();
        ImagePoint before = then.isEmpty() ? lesion.place() : then.bounds().centre();
        ImagePoint place = laid.toFollowUp(before);
        places.add(place);
        if (!shows(place)) {
          findings.add(unusable(lesion, "lies outside this photograph"));
        } else if (reference.contains(place)) {
          findings.add(unusable(lesion, "is covered by the reference"));
        } else if (then.isEmpty()) {
          proposed.put(lesion.id(), new Prompt.At(place));
        } else {
          proposed.put(lesion.id(), new Prompt.Box(then.map(laid::toFollowUp).bounds()));
        }
      }
      return proposed;
    }

    private boolean shows(ImagePoint place) {
      return new ImageBox(0, 0, photograph.width() - 1.0, photograph.height() - 1.0)
          .contains(place);
    }

    /** A lesion fills its old box no longer: the box of what was found in it. */
    private Map<String, Prompt> closer(List<LesionMeasurement> first) {
      Map<String, Prompt> closer = new LinkedHashMap<>(prompts);
      for (LesionMeasurement lesion : first) {
        ImageOutline now = lesion.outlinePx();
        if (!now.isEmpty()
            && Math.min(now.bounds().width(), now.bounds().height()) >= LEAST_BOX_PX) {
          closer.put(lesion.id(), new Prompt.Box(now.bounds()));
        }
      }
      return closer;
    }

    /** The assessment, its provenance completed by what says where the lesions are. */
    Assessment traced(Assessment made) {
      Provenance p = made.provenance();
      SortedMap<String, String> algorithms = new TreeMap<>(p.algorithms());
      algorithms.put("register", search.name());
      SortedMap<String, String> options = new TreeMap<>(p.options());
      options.put("baseline_sha256", baseline.photograph().sha256());
      options.put(
          "prompts",
          prompts.entrySet().stream()
              .map(e -> e.getKey() + "=" + e.getValue().spec())
              .collect(Collectors.joining("; ")));
      List<String> inputs = new ArrayList<>(p.inputSha256());
      inputs.add(baseline.photograph().sha256());
      return new Assessment(
          made.photograph(),
          made.calibration(),
          made.lesions(),
          made.findings(),
          new Provenance(p.version(), algorithms, options, inputs, p.runtime()));
    }
  }

  private static Finding seenAt(LesionMeasurement gone, ImagePoint seen) {
    return Finding.warning(
        FindingCode.LESION_ELSEWHERE,
        String.format(
            Locale.ROOT,
            "Lesion %s is not visible where the skin around it says that it lies, but an open lesion"
                + " is seen at %.0f, %.0f; look whether that is it, and give a prompt.",
            gone.id(),
            seen.x(),
            seen.y()));
  }

  private static Finding unusable(LesionMeasurement lesion, String where) {
    return Finding.refusal(
        FindingCode.PROMPT_UNUSABLE,
        "By the skin around it, lesion "
            + lesion.id()
            + " "
            + where
            + "; photograph it again with the lesion in view.");
  }
}
