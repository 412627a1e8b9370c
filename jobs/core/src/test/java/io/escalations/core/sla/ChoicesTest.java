package io.escalations.core.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of choices names tests that there are. */
class ChoicesTest {
  private static final Path PAGE = Path.of("../../docs/sla-clocks.md");
  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

  @Test
  void eachChoiceNamesItsTest() throws IOException {
    List<String> choices =
        Files.readAllLines(PAGE).stream()
            .filter(
                line ->
                    line.startsWith("| ")
                        && !line.startsWith("| when")
                        && !line.startsWith("| ---"))
            .toList();

    assertThat(choices)
        .hasSizeGreaterThan(30)
        .allSatisfy(choice -> assertThat(choice).containsPattern(NAMED));
    for (String choice : choices) {
      Matcher named = NAMED.matcher(choice);
      while (named.find()) {
        assertThat(source(named.group(1)))
            .as(named.group())
            .contains("void " + named.group(2) + "(");
      }
    }
  }

  private static String source(String test) throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
      Path source =
          sources
              .filter(path -> path.endsWith(test + ".java"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no such test: " + test));
      return Files.readString(source);
    }
  }
}
