package org.calque.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * One command run in this process, with what it said.
 *
 * @param status the exit status
 * @param out standard output
 * @param err standard error
 */
record CliRun(int status, String out, String err) {
  /** Ten pixels a millimetre. */
  static final String SCALE = "line:0,0,100,0=10mm";

  static CliRun calque(Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] texts = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      texts[i] = args[i].toString();
    }
    int status =
        CalqueCli.run(
            new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false),
            texts);
    return new CliRun(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /**
   * Whatever happened, there is no stack trace, no colour code and no return to the line's start.
   */
  CliRun ends(ExitStatus expected) {
    assertEquals(expected.code(), status, out + err);
    assertFalse((out + err).matches("(?s).*(\tat |Exception in|\u001b|\r).*"), out + err);
    return this;
  }

  JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out);
  }

  /** A red disc of 60 px on skin. */
  static Path photograph(Path file) throws IOException {
    BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(214, 170, 140));
    pen.fillRect(0, 0, 400, 300);
    pen.setColor(new Color(150, 45, 40));
    pen.fillOval(170, 120, 60, 60);
    pen.dispose();
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  /** A reader's square outline of so many pixels a side around the disc. */
  static Path trace(Path file, int side) throws IOException {
    int low = 200 - side / 2;
    int high = low + side;
    String ring =
        "[[%1$d,100],[%2$d,100],[%2$d,%3$d],[%1$d,%3$d]]".formatted(low, high, 100 + side);
    return Files.writeString(file, "{\"type\":\"Polygon\",\"coordinates\":[" + ring + "]}");
  }
}
