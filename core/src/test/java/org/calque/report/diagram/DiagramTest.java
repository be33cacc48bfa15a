package org.calque.report.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.calque.report.diagram.Diagram.Point;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class DiagramTest {
  @Test
  void logarithmicTicksAreOnesTwosAndFives() {
    assertEquals(List.of(0.5, 1.0, 2.0, 5.0, 10.0), Axis.logarithmic("", 0.5, 10).ticks());
  }

  @Test
  void linearTicksAreRoundAndFew() {
    assertEquals(List.of(0.0, 20.0, 40.0, 60.0, 80.0, 100.0), Axis.linear("", 0, 100).ticks());
    assertEquals(List.of(-0.5, 0.0, 0.5, 1.0), Axis.linear("", -0.6, 1.1).ticks());
  }

  @Test
  void valuesBeyondTheAxisStandAtItsEnd() {
    Axis axis = Axis.logarithmic("", 1, 100);
    assertEquals(0.5, axis.position(10), 1e-12);
    assertEquals(0, axis.position(0.01));
    assertEquals(1, axis.position(1e6));
  }

  @Test
  void anAxisRunsUpwards() {
    assertThrows(IllegalArgumentException.class, () -> Axis.linear("", 1, 1));
    assertThrows(IllegalArgumentException.class, () -> Axis.logarithmic("", 0, 1));
  }

  @Test
  void isWellFormedWhateverTheWords() throws Exception {
    Diagram diagram =
        new Diagram("a < b & \"c\"", Axis.linear("x", 0, 10), Axis.linear("y & z", 0, 1))
            .band("goal", 0.2, 0.4)
            .dots("a", List.of(new Point(1, 0.1), new Point(2, 0.2)))
            .line("a", List.of(new Point(0, 0), new Point(10, 1)))
            .interval("b", 5, 0.5, 0.4, 0.7)
            .level("limit", 0.9, "limit <")
            .word(5, "5 & more");
    Document svg = parsed(diagram.svg());
    assertEquals("a < b & \"c\"", svg.getDocumentElement().getAttribute("aria-label"));
    assertEquals(diagram.svg(), diagram.svg(), "drawing leaves the diagram as it is");
  }

  @Test
  void higherValuesStandHigher() throws Exception {
    Document svg =
        parsed(
            new Diagram("", Axis.linear("", 0, 2), Axis.linear("", 0, 1))
                .interval("a", 1, 0.25, 0.2, 0.3)
                .interval("a", 1, 0.75, 0.7, 0.8)
                .svg());
    var marks = svg.getElementsByTagName("circle");
    double low =
        Double.parseDouble(marks.item(0).getAttributes().getNamedItem("cy").getNodeValue());
    double high =
        Double.parseDouble(marks.item(1).getAttributes().getNamedItem("cy").getNodeValue());
    assertTrue(high < low, "pixels run downwards: " + high + " above " + low);
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
