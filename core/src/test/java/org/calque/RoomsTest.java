package org.calque;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.calque.rooms.Bans;
import org.calque.rooms.MisplacedFixture;
import org.calque.rooms.RoomTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house of docs/architecture.md, held as rules over the compiled classes. */
class RoomsTest {
  private static JavaClasses house = new ClassFileImporter().importClasses(List.of());

  @BeforeAll
  static void readClasses() {
    house =
        new ClassFileImporter()
            .importUrl(Assessment.class.getProtectionDomain().getCodeSource().getLocation());
  }

  private static EvaluationResult judge(ArchCondition<JavaClass> rule, JavaClasses who) {
    return classes().should(rule).allowEmptyShould(true).evaluate(who);
  }

  private static void assertHolds(ArchCondition<JavaClass> rule) {
    EvaluationResult result = judge(rule, house);
    assertFalse(result.hasViolation(), () -> result.getFailureReport().toString());
  }

  static Collection<String> rooms() {
    return RoomTable.ROOMS.keySet();
  }

  static Collection<Map.Entry<String, ArchCondition<JavaClass>>> bans() {
    return Bans.ALL.entrySet();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void roomImportsOnlyWhatTheTableAllows(String room) {
    assertHolds(RoomTable.importsOnlyAllowedRooms(room));
  }

  @Test
  void everyPackageIsARoomOfTheTable() {
    Set<String> unknown =
        house.stream()
            .filter(c -> !c.getSimpleName().equals("package-info"))
            .map(c -> RoomTable.roomOf(c.getPackageName()))
            .filter(room -> !RoomTable.ROOMS.containsKey(room))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), unknown);
  }

  @ParameterizedTest
  @MethodSource("bans")
  void banHolds(Map.Entry<String, ArchCondition<JavaClass>> ban) {
    assertHolds(ban.getValue());
  }

  /** A rule that cannot fail proves nothing: each is shown a class that breaks it. */
  @ParameterizedTest
  @MethodSource("bans")
  void banCatchesTheMisplacedClass(Map.Entry<String, ArchCondition<JavaClass>> ban) {
    JavaClasses wrong = new ClassFileImporter().importClasses(MisplacedFixture.class);
    assertTrue(judge(ban.getValue(), wrong).hasViolation(), ban.getKey());
  }

  @Test
  void tableCatchesAnImportItDoesNotAllow() {
    JavaClasses wrong = new ClassFileImporter().importClasses(MisplacedFixture.class);
    assertTrue(judge(RoomTable.importsOnlyAllowedRooms("rooms"), wrong).hasViolation());
  }
}
