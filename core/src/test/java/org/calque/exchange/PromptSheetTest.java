package org.calque.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptSheetTest {
  private static List<PromptRow> read(String text) throws UnreadableTableException {
    return PromptSheet.read(text.getBytes(StandardCharsets.UTF_8), "prompts.csv").rows();
  }

  private static List<String> problems(String text) {
    return assertThrows(UnreadableTableException.class, () -> read(text)).problems();
  }

  @Test
  void quotedPromptsAndPlainOnes() throws UnreadableTableException {
    List<PromptRow> rows =
        read(
            "photo,lesion,prompt\r\n"
                + "a.jpg,L1,\"box:10,20,50,60\"\r\n"
                + "\"b, left.jpg\",,\"at:30,40\"\r\n"
                + "\"b, left.jpg\",,auto\r\n");
    assertEquals(
        List.of("box:10,20,50,60", "at:30,40", "auto"),
        rows.stream().map(r -> r.prompt().spec()).toList());
    assertEquals(List.of("L1", "L1", "L2"), rows.stream().map(PromptRow::lesion).toList());
    assertEquals("b, left.jpg", rows.get(1).photo());
    assertEquals(2, rows.get(0).line());
  }

  @Test
  void columnsInAnyOrderWithAByteOrderMark() throws UnreadableTableException {
    List<PromptRow> rows = read("\ufeffnote,prompt,photo,lesion\nx,auto,a.jpg,L1\n");
    assertEquals("a.jpg", rows.get(0).photo());
  }

  @Test
  void everyProblemAtOnceWithItsLine() {
    List<String> problems =
        problems(
            "photo,lesion,prompt\n"
                + "a.jpg,L1,box:1,2,3,4\n"
                + "a.jpg,L1,auto\n"
                + "a.jpg,L1,\"at:1,2\"\n"
                + ",L1,auto\n"
                + "c.jpg,L1,somewhere\n");
    assertEquals(4, problems.size(), problems.toString());
    assertTrue(problems.get(0).startsWith("Line 2: 6 values for 3 columns"), problems.get(0));
    assertTrue(problems.get(1).startsWith("Line 4: lesion L1 of a.jpg comes twice"));
    assertTrue(problems.get(2).startsWith("Line 5: no photograph"));
    assertTrue(problems.get(3).startsWith("Line 6: prompt \"somewhere\""), problems.get(3));
  }

  @Test
  void headerIsRequired() {
    assertTrue(problems("").get(0).contains("an empty file"));
    assertTrue(problems("photo;lesion;prompt\na;b;auto\n").get(0).contains("photo;lesion;prompt"));
    assertTrue(problems("photo,lesion\na.jpg,L1\n").get(0).startsWith("Line 1: the header is"));
  }

  @Test
  void brokenQuotesOtherEncodingsAndMissingFilesAreSaid() {
    assertTrue(problems("photo,lesion,prompt\na.jpg,L1,\"auto\n").get(0).contains("not a CSV"));
    byte[] latin =
        "photo,lesion,prompt\nfu\u00df.jpg,L1,auto\n".getBytes(StandardCharsets.ISO_8859_1);
    UnreadableTableException e =
        assertThrows(UnreadableTableException.class, () -> PromptSheet.read(latin, "p.csv"));
    assertTrue(e.problems().get(0).contains("UTF-8"));
    assertThrows(UnreadableTableException.class, () -> PromptSheet.read(Path.of("no-such.csv")));
  }
}
