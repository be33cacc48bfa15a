package org.calque.benchmarks;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import org.calque.compare.registration.Registration;
import org.calque.compare.registration.SkinSearch;
import org.calque.compare.registration.VisitPhotograph;
import org.calque.evidence.Outcome;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
import org.calque.photo.Photograph;
import org.calque.photo.PhotographReader;
import org.calque.photo.PixelRegion;
import org.calque.photo.UnreadablePhotographException;

/**
 * Lays photographs on each other, without a scale, and draws what came of it for a person to judge:
 * {@code RegistrationTrial PHOTOGRAPHS MASKS PAIRS.csv OUT}. A line of the pairs is {@code
 * baseline,follow-up}, both names of a {@code .jpg} and of its {@code .png} mask. For each pair
 * that is registered it prints the ratio of the lesions' areas and their Dice there, and {@code
 * OUT/baseline-follow-up.png} shows the baseline around its lesions, the follow-up as it is laid
 * there, and squares of both in turn.
 */
public final class RegistrationTrial {
  private static final int SIDE = 330;

  /** What is drawn around the lesions, in their sides. */
  private static final double SURROUNDINGS = 1.5;

  /** Side of a square of one of both photographs, px. */
  private static final int SQUARE = 55;

  private final Path photographs;
  private final Path masks;
  private final Path out;
  private final SkinSearch search = new SkinSearch();

  private RegistrationTrial(Path photographs, Path masks, Path out) {
    this.photographs = photographs;
    this.masks = masks;
    this.out = out;
  }

  /** See the class. */
  public static void main(String[] args) throws IOException, UnreadablePhotographException {
    if (args.length != 4) {
      throw new IllegalArgumentException(
          "RegistrationTrial PHOTOGRAPHS MASKS PAIRS.csv OUT, got " + args.length);
    }
    Path out = Files.createDirectories(Path.of(args[3]));
    new RegistrationTrial(Path.of(args[0]), Path.of(args[1]), out)
        .run(Files.readAllLines(Path.of(args[2])));
  }

  private void run(List<String> pairs) throws IOException, UnreadablePhotographException {
    int tried = 0;
    int registered = 0;
    for (String line : pairs) {
      String[] names = line.split(",", -1);
      VisitPhotograph baseline = visit(names[0]);
      VisitPhotograph followUp = visit(names[1]);
      if (baseline.lesions().isEmpty() || followUp.lesions().isEmpty()) {
        continue;
      }
      tried++;
      Outcome<Registration> outcome = search.around(baseline, followUp);
      if (outcome instanceof Outcome.Obtained<Registration> obtained) {
        registered++;
        System.out.println(line + "," + agreement(baseline, followUp, obtained.value()));
        draw(names[0] + "-" + names[1], baseline, followUp, obtained.value());
      } else {
        System.out.println(line + ",,," + outcome.findings().get(0).message());
      }
    }
    System.out.printf("%d of %d pairs with a lesion in both registered%n", registered, tried);
  }

  /** The follow-up's area over the baseline's as it is laid there, and their Dice. */
  private static String agreement(
      VisitPhotograph baseline, VisitPhotograph followUp, Registration laid) {
    ImageOutline before = union(baseline).map(laid::toFollowUp);
    ImageOutline after = union(followUp);
    double shared = before.intersection(after).pixelCoverage();
    double both = before.pixelCoverage() + after.pixelCoverage();
    return String.format(
        Locale.ROOT,
        "%.4f,%.4f,registered",
        after.pixelCoverage() / before.pixelCoverage(),
        2 * shared / both);
  }

  private static ImageOutline union(VisitPhotograph visit) {
    return visit.lesions().stream().reduce(ImageOutline.EMPTY, ImageOutline::union);
  }

  private VisitPhotograph visit(String name) throws IOException, UnreadablePhotographException {
    Photograph photograph = new PhotographReader().read(photographs.resolve(name + ".jpg"));
    ImagePoint middle = new ImagePoint(photograph.width() / 2.0, photograph.height() / 2.0);
    return VisitPhotograph.of(
        photograph,
        Optional.empty(),
        ImageOutline.EMPTY,
        MaskOutlines.read(masks.resolve(name + ".png")),
        middle);
  }

  private void draw(
      String name, VisitPhotograph baseline, VisitPhotograph followUp, Registration laid)
      throws IOException {
    ImageBox box = baseline.lesion();
    double side = (1 + 2 * SURROUNDINGS) * Math.max(box.width(), box.height());
    UnaryOperator<ImagePoint> inBaseline =
        p ->
            new ImagePoint(
                box.centre().x() + (p.x() / SIDE - 0.5) * side,
                box.centre().y() + (p.y() / SIDE - 0.5) * side);
    BufferedImage picture = new BufferedImage(3 * SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        ImagePoint p = inBaseline.apply(new ImagePoint(x, y));
        int before = colour(baseline.photograph(), p);
        int after = colour(followUp.photograph(), laid.toFollowUp(p));
        picture.setRGB(x, y, before);
        picture.setRGB(SIDE + x, y, after);
        picture.setRGB(2 * SIDE + x, y, (x / SQUARE + y / SQUARE) % 2 == 0 ? before : after);
      }
    }
    ImageIO.write(picture, "png", out.resolve(name + ".png").toFile());
  }

  /** The nearest pixel; black outside. */
  private static int colour(Photograph photograph, ImagePoint p) {
    int x = (int) Math.round(p.x());
    int y = (int) Math.round(p.y());
    if (x < 0 || y < 0 || x >= photograph.width() || y >= photograph.height()) {
      return 0;
    }
    byte[] bgr = photograph.bgr(new PixelRegion(x, y, 1, 1));
    return (bgr[2] & 0xFF) << 16 | (bgr[1] & 0xFF) << 8 | bgr[0] & 0xFF;
  }
}
