package org.calque.rooms;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What nothing in the library does: its results are a function of bytes and options. */
public final class Bans {
  private static final String OPENCV_ROOM = "org.calque.internal.opencv";

  private static final Pattern CLOCK =
      Pattern.compile(
          "java\\.lang\\.System\\.(currentTimeMillis|nanoTime)"
              + "|java\\.time\\.\\w+\\.now|java\\.time\\.Clock\\..*"
              + "|java\\.util\\.Date\\.<init>|java\\.util\\.Calendar\\.getInstance"
              + "|java\\.time\\.ZoneId\\.systemDefault|java\\.util\\.TimeZone\\.getDefault");
  private static final Pattern SYSTEM_STATE =
      Pattern.compile(
          "java\\.lang\\.System\\.(getProperty|getProperties|getenv|setProperty|lineSeparator)"
              + "|java\\.lang\\.(Boolean\\.getBoolean|Integer\\.getInteger|Long\\.getLong)");
  private static final Pattern DEFAULT_LOCALE =
      Pattern.compile(
          "java\\.util\\.Locale\\.getDefault|java\\.text\\.NumberFormat\\.getInstance"
              + "|java\\.text\\.DecimalFormat\\.<init>|java\\.nio\\.charset\\.Charset\\.defaultCharset");
  private static final Pattern STREAMS =
      Pattern.compile(
          "java\\.lang\\.System\\.(out|err|in|exit)|java\\.lang\\.Runtime\\.(exit|halt)");
  private static final Set<String> LOCALE_OVERLOADS =
      Set.of("toLowerCase", "toUpperCase", "format", "formatted", "printf");

  /** Each ban with its rule. */
  public static final Map<String, ArchCondition<JavaClass>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("no clock", calls("ask a clock", access -> matches(CLOCK, access)));
    ALL.put(
        "no system state",
        calls("read system properties or the environment", a -> matches(SYSTEM_STATE, a)));
    ALL.put("no default locale", calls("use the default locale", Bans::usesDefaultLocale));
    ALL.put(
        "no streams and no exit",
        calls("use System.out, err, in or exit", a -> matches(STREAMS, a)));
    ALL.put(
        "no logger",
        depends("log", "(org\\.slf4j|java\\.util\\.logging|java\\.lang\\.System\\$Logger).*"));
    ALL.put("no AWT", depends("use AWT", "(java\\.awt|javax\\.swing|javax\\.imageio)\\..*"));
    ALL.put(
        "no pool",
        depends(
            "own threads",
            "java\\.util\\.concurrent\\.(Executors|ForkJoinPool|ThreadPoolExecutor)"));
    ALL.put("no static mutable state", staticMutableState());
    ALL.put("no Mat in a public signature", matInPublicSignature());
  }

  private Bans() {}

  private static boolean isExcused(JavaClass type) {
    return type.getPackageName().equals(OPENCV_ROOM);
  }

  private static boolean matches(Pattern pattern, JavaAccess<?> access) {
    return pattern.matcher(name(access.getTarget())).matches();
  }

  private static String name(AccessTarget target) {
    return target.getOwner().getFullName() + "." + target.getName();
  }

  /** Texts in upper or lower case and formats are fine with a locale as first argument. */
  private static boolean usesDefaultLocale(JavaAccess<?> access) {
    if (matches(DEFAULT_LOCALE, access)) {
      return true;
    }
    return access.getTarget() instanceof AccessTarget.CodeUnitCallTarget called
        && called.getOwner().getFullName().startsWith("java.")
        && LOCALE_OVERLOADS.contains(called.getName())
        && Set.of("java.lang.String", "java.io.PrintStream", "java.util.Formatter")
            .contains(called.getOwner().getFullName())
        && called.getRawParameterTypes().stream()
            .noneMatch(p -> p.getFullName().equals("java.util.Locale"));
  }

  private static ArchCondition<JavaClass> calls(String what, Predicate<JavaAccess<?>> banned) {
    return rule(
        what,
        type -> type.getAccessesFromSelf().stream().filter(banned).map(JavaAccess::getDescription));
  }

  private static ArchCondition<JavaClass> depends(String what, String pattern) {
    Pattern names = Pattern.compile(pattern);
    return rule(
        what,
        type ->
            type.getDirectDependenciesFromSelf().stream()
                .filter(d -> names.matcher(d.getTargetClass().getFullName()).matches())
                .map(d -> d.getDescription()));
  }

  private static ArchCondition<JavaClass> staticMutableState() {
    return rule(
        "keep static mutable state",
        type ->
            type.getFields().stream()
                .filter(f -> f.getModifiers().contains(JavaModifier.STATIC))
                .filter(f -> !f.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(Bans::isMutable)
                .map(f -> f.getFullName() + " is static and can change"));
  }

  private static boolean isMutable(JavaField field) {
    boolean constant = field.getModifiers().contains(JavaModifier.FINAL);
    boolean visible = !field.getModifiers().contains(JavaModifier.PRIVATE);
    boolean array = field.getRawType().isArray();
    boolean atomic = field.getRawType().getPackageName().equals("java.util.concurrent.atomic");
    return !constant || atomic || (array && visible && isPublic(field.getOwner()));
  }

  private static ArchCondition<JavaClass> matInPublicSignature() {
    return rule(
        "show a type of OpenCV in a public signature",
        type -> isPublic(type) ? openCvTypes(type) : Stream.empty());
  }

  private static Stream<String> openCvTypes(JavaClass type) {
    Stream<String> units =
        type.getCodeUnits().stream()
            .filter(u -> isVisible(u.getModifiers()))
            .filter(Bans::showsOpenCv)
            .map(JavaCodeUnit::getFullName);
    Stream<String> fields =
        type.getFields().stream()
            .filter(f -> isVisible(f.getModifiers()))
            .filter(f -> isOpenCv(f.getRawType()))
            .map(JavaField::getFullName);
    return Stream.concat(units, fields);
  }

  private static boolean showsOpenCv(JavaCodeUnit unit) {
    return Stream.concat(
            unit.getReturnType().getAllInvolvedRawTypes().stream(),
            unit.getParameterTypes().stream().flatMap(p -> p.getAllInvolvedRawTypes().stream()))
        .anyMatch(Bans::isOpenCv);
  }

  private static boolean isOpenCv(JavaClass type) {
    return type.getBaseComponentType().getPackageName().startsWith("org.opencv");
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC);
  }

  private static boolean isVisible(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }

  private static ArchCondition<JavaClass> rule(
      String what, java.util.function.Function<JavaClass, Stream<String>> violations) {
    return new ArchCondition<>("not " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!isExcused(type)) {
          violations
              .apply(type)
              .forEach(text -> events.add(SimpleConditionEvent.violated(type, text)));
        }
      }
    };
  }
}
