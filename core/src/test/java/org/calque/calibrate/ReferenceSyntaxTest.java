package org.calque.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.calque.geometry.ImagePoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** References as they are written on a command line and in documents. */
class ReferenceSyntaxTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "auto",
        "aruco:DICT_4X4_50:10mm+-0.05mm",
        "aruco:DICT_4X4_50:10mm+-0mm",
        "aruco:DICT_APRILTAG_36h11:7.5mm+-0.123456789mm:586",
        "aruco:DICT_ARUCO_ORIGINAL:1000000mm+-5000mm:1023",
        "ruler",
        "ruler:mm+-0.005mm",
        "ruler:5mm+-0mm",
        "ruler:cm+-0.12mm",
        "dot:15mm+-0.075mm",
        "square:10mm+-0mm",
        "qr:20.5mm+-0.1mm",
        "line:0,0,200,0=10mm+-0.1mm",
        "line:10.25,-0.5,3999,2999.875=52.3mm+-0.5mm"
      })
  void whatIsWrittenIsReadBack(String spec) {
    ScaleReference reference = ScaleReference.parse(spec);
    assertEquals(spec, reference.spec());
    assertEquals(reference, ScaleReference.parse(reference.spec()));
  }

  @ParameterizedTest
  @CsvSource({
    "'  auto ', auto",
    "aruco:dict_4x4_50:10mm, aruco:DICT_4X4_50:10mm+-0.05mm",
    "aruco:DICT_APRILTAG_36H11:10.mm+-.5mm, aruco:DICT_APRILTAG_36h11:10mm+-0.5mm",
    "aruco:DICT_4X4_50:10 mm +- 0.2 mm:3, aruco:DICT_4X4_50:10mm+-0.2mm:3",
    "aruco:DICT_4X4_50:10mm\u00b10.2mm, aruco:DICT_4X4_50:10mm+-0.2mm",
    "ruler:mm, ruler:mm+-0.005mm",
    "ruler:cm, ruler:cm+-0.05mm",
    "ruler:cm +- .1 mm, ruler:cm+-0.1mm",
    "dot:10mm, dot:10mm+-0.05mm",
    "square:10 mm, square:10mm+-0.05mm",
    "qr:20mm, qr:20mm+-0.1mm",
    "'line: 0, 0, 1e2, 0 = 10mm', 'line:0,0,100,0=10mm+-0.05mm'"
  })
  void looseWritingIsUnderstood(String loose, String canonical) {
    assertEquals(canonical, ScaleReference.parse(loose).spec());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "aut",
        "ruler:",
        "ruler:inch",
        "ruler:10mm",
        "ruler:cm+-5mm",
        "ruler+-0.1mm",
        "aruco",
        "aruco:",
        "aruco:DICT_4X4_50",
        "aruco:DICT_4X4_50:",
        "aruco:DICT_4X4_50:10",
        "aruco:DICT_4X4_50:10cm",
        "aruco:DICT_4X4_50:-10mm",
        "aruco:DICT_4X4_50:0mm",
        "aruco:DICT_4X4_50:NaNmm",
        "aruco:DICT_4X4_50:10mm+-5mm",
        "aruco:DICT_4X4_50:10mm+-1",
        "aruco:DICT_4X4_50:10mm:50",
        "aruco:DICT_4X4_50:10mm:x",
        "aruco:DICT_4X4_50:10mm:-1",
        "aruco:DICT_4X4_50:10mm:1:2",
        "aruco:DICT_9X9_50:10mm",
        "dot",
        "dot:",
        "dot:10",
        "dot:0mm",
        "square:10mm:3",
        "qr:-5mm",
        "aruco:DICT_4X4_50:10,5mm",
        "line:0,0,100=10mm",
        "line:0,0,100,0,5=10mm",
        "line:0,0,100,0=",
        "line:0,0,100,0=10",
        "line:0,0,100,x=10mm",
        "line:0,0,100,NaN=10mm",
        "line:0,0,Infinity,0=10mm",
        "line:0,0,9,0=10mm",
        "line:0,0,100,0=0mm",
        "LINE:0,0,100,0=10mm"
      })
  void anythingElseIsRefusedInOneSentence(String spec) {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> ScaleReference.parse(spec))
                .getMessage());
    assertTrue(message.length() > 10 && !message.contains("\n"), message);
    assertTrue(!message.matches(".*\\. [A-Z].*"), message);
    assertTrue(!message.contains("Exception") && !message.startsWith("For input"), message);
  }

  @Test
  void defaultTolerancesAreHalfAPercent() {
    MarkerReference marker =
        assertInstanceOf(MarkerReference.class, ScaleReference.parse("aruco:DICT_4X4_50:20mm"));
    assertEquals(0.1, marker.side().tolerance().millimetres(), 1e-12);
    assertEquals(0.005 / Math.sqrt(3), marker.side().relativeStandardUncertainty(), 1e-12);
    LineReference line =
        assertInstanceOf(LineReference.class, ScaleReference.parse("line:1,2,30,40=20mm"));
    assertEquals(0.1, line.length().tolerance().millimetres(), 1e-12);
    assertEquals(new ImagePoint(1, 2), line.from());
    assertEquals(new ImagePoint(30, 40), line.to());
  }

  @Test
  void limitsAreNamedWithValueAndUnit() {
    assertMessage("aruco:DICT_4X4_50:0mm", "0.0 mm");
    assertMessage("aruco:DICT_4X4_50:10mm+-6mm", "6.0 mm for 10.0 mm");
    assertMessage("aruco:DICT_4X4_50:10mm:50", "0 to 49, got 50");
    assertMessage("line:0,0,6,6=10mm", "10.0 px long, got 8.48");
  }

  private static void assertMessage(String spec, String part) {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> ScaleReference.parse(spec))
                .getMessage());
    assertTrue(message.contains(part), message);
  }

  @Test
  void everyDictionaryIsKnownByItsName() {
    for (MarkerDictionary dictionary : MarkerDictionary.values()) {
      String spec = "aruco:" + dictionary.label() + ":10mm+-0mm:" + (dictionary.markers() - 1);
      assertEquals(spec, ScaleReference.parse(spec).spec());
    }
  }
}
