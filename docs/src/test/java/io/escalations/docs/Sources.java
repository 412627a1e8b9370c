package io.escalations.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The code as text: pages may name anything in it, private constants too.
 *
 * @param byType by the simple name of each type, the text of the files that declare it
 * @param pom the text of the parent pom
 */
record Sources(Map<String, String> byType, String pom) {
  private static final Pattern DECLARED =
      Pattern.compile("\\b(?:class|record|enum|interface)\\s+([A-Z]\\w*)");

  static Sources read() throws IOException {
    Map<String, String> byType = new HashMap<>();
    for (Path file : Page.files(".java")) {
      String source = Files.readString(file);
      Matcher declared = DECLARED.matcher(source);
      while (declared.find()) {
        byType.merge(declared.group(1), source, (one, other) -> one + other);
      }
    }
    return new Sources(byType, Files.readString(Page.REPOSITORY.resolve("pom.xml")));
  }

  /** Whether {@code Type} or {@code Type.member} exists. */
  boolean declare(String name) {
    String[] parts = name.split("\\.", -1);
    String source = byType.get(parts[0]);
    return source != null
        && Stream.of(parts)
            .skip(1)
            .allMatch(member -> Pattern.compile("\\b" + member + "\\b").matcher(source).find());
  }

  /**
   * The value of {@code Type.CONSTANT}, of {@code Type --option} (its default) or of {@code pom
   * property}, as it stands in the code; null if there is none.
   */
  String value(String name) {
    if (name.startsWith("pom ")) {
      return first("<" + Pattern.quote(name.substring(4)) + ">([^<]+)<", pom);
    }
    int space = name.indexOf(' ');
    if (space > 0) {
      String option = Pattern.quote("\"" + name.substring(space + 1) + "\"");
      return first(
          option + ",\\s+defaultValue = \"([^\"]+)\"",
          byType.getOrDefault(name.substring(0, space), ""));
    }
    int dot = name.indexOf('.');
    return first(
        "\\b" + Pattern.quote(name.substring(dot + 1)) + "\\s*=\\s*([^;]+);",
        byType.getOrDefault(name.substring(0, dot), ""));
  }

  private static String first(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? matcher.group(1) : null;
  }
}
