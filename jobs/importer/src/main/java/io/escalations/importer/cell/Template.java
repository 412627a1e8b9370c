package io.escalations.importer.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with {@code {names}} in it. */
public record Template(List<Part> parts) {
  private static final Pattern NAME = Pattern.compile("\\{([^{}]+)}");

  /**
   * @param name whether the text is a name to look up
   */
  public record Part(String text, boolean name) {}

  public static Template parse(String text) {
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

  /** Whether the text has a name in it. */
  public static boolean hasNames(String text) {
    return NAME.matcher(text).find();
  }

  public List<String> names() {
    return parts.stream().filter(Part::name).map(Part::text).toList();
  }

  public String fill(UnaryOperator<String> lookUp) {
    StringBuilder filled = new StringBuilder();
    for (Part part : parts) {
      filled.append(part.name() ? lookUp.apply(part.text()) : part.text());
    }
    return filled.toString();
  }
}
