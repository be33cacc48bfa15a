package org.calque.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.calque.exchange.CsvTable;
import org.calque.exchange.UnreadableTableException;
import org.calque.quantity.Length;
import org.calque.segment.Tissue;
import org.junit.jupiter.api.Test;

class StudyManifestTest {
  private static final String HEADER = "subject,lesion,visit,date,photo,reference,prompt";

  private static StudyManifest manifest(String... lines) throws UnreadableTableException {
    byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    return StudyManifest.of(CsvTable.read(bytes, "m.csv"), name -> !name.startsWith("no"));
  }

  private static List<String> problems(String... lines) {
    return assertThrows(UnreadableTableException.class, () -> manifest(lines)).problems();
  }

  @Test
  void everyColumnIsRead() throws Exception {
    StudyManifest manifest =
        manifest(
            "arm,reader,replicate,drainage,finger_diameter_mm,height_mm,drawn_kind,notes," + HEADER,
            "treated,R1,2,no,16,1.5,nodule,x,S1,L,week 0,2026-01-31,a.jpg,"
                + "aruco:DICT_4X4_50:10mm; aruco:DICT_4X4_50:10mm:3,trace:a.geojson");
    StudyRow row = manifest.rows().get(0);
    assertEquals(LocalDate.of(2026, 1, 31), row.date());
    assertEquals(2, row.references().size());
    assertEquals(Optional.of("a.geojson"), row.traceFile());
    assertEquals(2, row.replicate().orElseThrow());
    assertEquals(Optional.of(false), row.drainage());
    assertEquals(Optional.of(Length.ofMillimetres(16)), row.fingerDiameter());
    assertEquals(Optional.of(Length.ofMillimetres(1.5)), row.height());
    assertEquals(Optional.of(Tissue.NODULE), row.drawnKind());
    assertEquals("00001_S1_L_week-0_R1_r2", row.fileName());
    assertEquals(List.of("notes"), manifest.unusedColumns());
  }

  @Test
  void emptyReferenceIsAutomaticAndAnEmptyPromptSaysNothing() throws Exception {
    StudyRow row = manifest(HEADER, "S1,L,v,2026-01-31,a.jpg,,").rows().get(0);
    assertEquals("auto", row.references().get(0).spec());
    assertEquals("", row.prompt());
    assertTrue(manifest(HEADER, "S1,L,v,2026-01-31,a.jpg,,\"at:3,4\"").rows().get(0).saysWhere());
    assertFalse(
        row.saysWhere()
            || manifest(HEADER, "S1,L,v,2026-01-31,a.jpg,,auto").rows().get(0).saysWhere());
    assertTrue(row.replicate().isEmpty() && row.drainage().isEmpty());
  }

  @Test
  void everyProblemIsNamedAtOnceWithLineAndColumn() {
    List<String> found =
        problems(
            HEADER + ",replicate,drainage,finger_diameter_mm,height_mm,drawn_kind",
            ",L,v,2026-02-30,no.jpg,aruco:10mm,circle,0,maybe,1,999,ulcer",
            "S1,L,v,2026-01-31,a.jpg",
            "S1,L,v,2026-01-31,a.jpg,auto,trace:no.roi,,,,,");
    for (String column :
        List.of(
            "subject",
            "date",
            "photo",
            "reference",
            "prompt",
            "replicate",
            "drainage",
            "finger_diameter_mm",
            "height_mm",
            "drawn_kind")) {
      assertTrue(
          found.stream().anyMatch(p -> p.startsWith("Line 2, column " + column + ": ")),
          column + " in " + found);
    }
    assertTrue(found.stream().anyMatch(p -> p.startsWith("Line 3: 5 values")), found::toString);
    assertTrue(found.contains("Line 4, column prompt: there is no file no.roi."), found::toString);
  }

  @Test
  void rowsThatContradictEachOtherAreNamed() {
    List<String> found =
        problems(
            HEADER + ",arm",
            "S1,L,v,2026-01-31,a.jpg,auto,auto,treated",
            "S1,L,v,2026-01-30,b.jpg,auto,auto,control");
    assertEquals(3, found.size(), found::toString);
    assertTrue(found.get(0).contains("are those of line 2"), found::toString);
    assertTrue(found.get(1).contains("column date"), found::toString);
    assertTrue(found.get(2).contains("column arm"), found::toString);
  }

  @Test
  void headerAndEmptyTablesAreRefused() {
    assertEquals(
        List.of("Line 1: there is no column prompt.", "Line 1: column photo comes twice."),
        problems("subject,lesion,visit,date,photo,reference,photo"));
    assertEquals(List.of("The manifest has no row after its header."), problems(HEADER));
  }
}
