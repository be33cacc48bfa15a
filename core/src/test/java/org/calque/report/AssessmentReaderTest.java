package org.calque.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssessmentReaderTest {
  private static String sample() throws Exception {
    return new String(AssessmentJsonTest.json(SampleAssessments.small()), StandardCharsets.UTF_8);
  }

  private static void assertFault(String json, String part) {
    UnreadableAssessmentException e =
        assertThrows(
            UnreadableAssessmentException.class,
            () -> AssessmentJsonTest.read(json.getBytes(StandardCharsets.UTF_8)));
    String message = e.getMessage();
    assertNotNull(message);
    assertTrue(message.contains(part), message);
    assertTrue(message.startsWith("a.json") && message.endsWith("."), message);
    assertFalse(message.contains("\n"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "''                                    | no JSON object",
        "not json                              | line 1, column",
        "{\"schema\":                          | line 1, column",
        "42                                    | no JSON object",
        "[]                                    | several assessments",
        "{}                                    | its schema is none",
        "{\"schema\":\"calque/change/1\"}      | its schema is calque/change/1",
        "{\"schema\":\"calque/assessment/1\"}  | could not be read",
        "{\"schema\":\"calque/assessment/1\"}x | line 1, column",
      })
  void whatIsNoAssessmentIsSaid(String json, String part) {
    assertFault(json, part);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"edge_rule\"     | \"other\"   | lacks lesions[0].edge_rule",
        "\"value\": 6.9    | \"value\": \"6.9\", \"old\": 6.9 | lesions[0].regions[0].area_mm2.value",
        "\"standard_uncertainty\": 0.155  | \"standard_uncertainty\": -0.155  | is negative",
        "\"kind\": \"ulcer\" | \"kind\": \"wart\" | tissue \"wart\" is none of",
        "[26.9, 16]        | [26.9]      | outline_px[0][0][0] is not a point",
        "\"term\": \"plane\" | \"term\": \"luck\" | uncertainty_budget[0].term is unknown",
        "\"sha256\": \"abab | \"sha256\": \"ABAB | photo.sha256 is not a SHA-256",
        "2026-01-31T       | 31.01.2026  | photo.captured_at",
        "\"degrees_of_freedom\": 12.5 | \"degrees_of_freedom\": 0 | degrees_of_freedom is not",
        "\"kind\": \"calcified_extrusion\" | \"kind\": \"ulcer\" | regions[1].kind repeats ulcer",
      })
  void whatIsMissingOrWrongIsNamedByItsPath(String from, String to, String part) throws Exception {
    assertTrue(sample().contains(from), from);
    assertFault(sample().replaceFirst(java.util.regex.Pattern.quote(from), to), part);
  }

  @Test
  void unknownFieldsAreIgnored() throws Exception {
    String more =
        sample().replaceFirst("\"photo\": \\{", "\"site\": [1, {}], \"photo\": {\"gps\": 1,");
    assertEquals(
        AssessmentJsonTest.read(sample().getBytes(StandardCharsets.UTF_8)),
        AssessmentJsonTest.read(more.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void placeIsTheMiddleOfTheOutlineWhereTheDocumentDoesNotSay() throws Exception {
    String less = sample().replace("\"place_px\"", "\"place\"");
    StoredAssessment stored = AssessmentJsonTest.read(less.getBytes(StandardCharsets.UTF_8));
    assertEquals(19, stored.measurement().lesions().get(0).place().x(), 2);
  }

  @Test
  void hostileDocumentsEndInASentence() {
    assertFault("[".repeat(1_000_000), "stops being JSON");
    assertFault("{\"schema\":" + "9".repeat(100_000) + "}", "stops being JSON");
    assertFault("{\"a\":1,\"a\":2}", "stops being JSON");
  }
}
