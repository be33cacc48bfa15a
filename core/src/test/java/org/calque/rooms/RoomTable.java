package org.calque.rooms;

import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;

/** The table of rooms: which may import which. */
public final class RoomTable {
  private static final String HOUSE = "org.calque";

  /** Each room with the rooms it may import; the root room is {@code ""}. */
  public static final Map<String, Set<String>> ROOMS =
      Map.ofEntries(
          entry("quantity", Set.of()),
          entry("evidence", Set.of("quantity")),
          entry("geometry", Set.of("quantity", "evidence", "internal.fit")),
          entry("card", Set.of("geometry", "quantity")),
          entry("photo", Set.of("evidence", "internal.opencv", "internal.raster")),
          entry(
              "calibrate",
              Set.of(
                  "card",
                  "photo",
                  "geometry",
                  "quantity",
                  "evidence",
                  "internal.opencv",
                  "internal.raster",
                  "internal.fit")),
          entry(
              "segment",
              Set.of(
                  "calibrate",
                  "photo",
                  "geometry",
                  "quantity",
                  "evidence",
                  "internal.opencv",
                  "internal.raster",
                  "internal.fit")),
          entry("measure", Set.of("segment", "calibrate", "geometry", "quantity", "evidence")),
          entry(
              "quality",
              Set.of(
                  "measure",
                  "segment",
                  "calibrate",
                  "photo",
                  "geometry",
                  "quantity",
                  "evidence",
                  "internal.raster")),
          entry(
              "compare",
              Set.of(
                  "compare.registration",
                  "measure",
                  "segment",
                  "calibrate",
                  "geometry",
                  "quantity",
                  "evidence")),
          entry(
              "compare.registration",
              Set.of(
                  "photo", "geometry", "quantity", "evidence", "internal.opencv", "internal.fit")),
          entry(
              "exchange", Set.of("geometry", "segment", "quantity", "evidence", "internal.opencv")),
          entry(
              "report",
              Set.of(
                  "",
                  "compare",
                  "compare.registration",
                  "measure",
                  "segment",
                  "calibrate",
                  "photo",
                  "geometry",
                  "quantity",
                  "evidence",
                  "exchange",
                  "study",
                  "report.diagram",
                  "internal.opencv")),
          entry(
              "study",
              Set.of(
                  "",
                  "exchange",
                  "compare",
                  "compare.registration",
                  "measure",
                  "segment",
                  "calibrate",
                  "photo",
                  "geometry",
                  "quantity",
                  "evidence")),
          entry(
              "",
              Set.of(
                  "compare",
                  "compare.registration",
                  "quality",
                  "measure",
                  "segment",
                  "calibrate",
                  "photo",
                  "geometry",
                  "quantity",
                  "evidence")),
          entry("report.diagram", Set.of()),
          entry("internal.opencv", Set.of()),
          entry("internal.raster", Set.of()),
          entry("internal.fit", Set.of()));

  private RoomTable() {}

  /** The room a package of the house belongs to. */
  public static String roomOf(String packageName) {
    return packageName.equals(HOUSE) ? "" : packageName.substring(HOUSE.length() + 1);
  }

  private static boolean isOurs(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(HOUSE) || name.startsWith(HOUSE + ".");
  }

  /** That classes of a room import no other room than its row lists; a room without a row, none. */
  public static ArchCondition<JavaClass> importsOnlyAllowedRooms(String room) {
    Set<String> allowed = ROOMS.getOrDefault(room, Set.of());
    return new ArchCondition<>("import only " + allowed) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!roomOf(type.getPackageName()).equals(room)) {
          return;
        }
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass().getBaseComponentType();
          String other = isOurs(target) ? roomOf(target.getPackageName()) : room;
          if (!other.equals(room) && !allowed.contains(other)) {
            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
          }
        }
      }
    };
  }
}
