package io.escalations.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with {@code {names}} in it. */
record Template(List<Part> parts) {
  private static final Pattern NAME = Pattern.compile("\\{([^{}]+)}");

  /**
   * @param name whether the text is a name to look up
   */
  record Part(String text, boolean name) {}

  static Template parse(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = NAME.matcher(text);
    int end = 0;
    while (matcher.find()) {
      parts.add(new Part(text.substring(end, matcher.start()), false));
      parts.add(new Part(matcher.group(1), true));
      end = matcher.end();
    }
    parts.add(new Part(text.substring(end), false));
    return new Template(parts);
  }

  List<String> names() {
    return parts.stream().filter(Part::name).map(Part::text).toList();
  }

  String fill(Function<String, String> lookUp) {
    StringBuilder filled = new StringBuilder();
    for (Part part : parts) {
      filled.append(part.name() ? lookUp.apply(part.text()) : part.text());
    }
    return filled.toString();
  }
}
