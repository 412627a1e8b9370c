package io.escalations.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.docs.Page.Mention;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Classes, members and files that a page names in backticks exist, so renaming finds the page. */
class NamesTest {
  /** Those of libraries. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "DateTimeFormatter",
          "DateTime64",
          "MinHashFilter",
          "PrettyCompact",
          "ReplacingMergeTree",
          "SharedWorker",
          "StandardTokenizer");

  private static final Pattern TYPE = Pattern.compile("[A-Z][a-z][A-Za-z0-9]*(\\.\\w+)*");
  private static final Pattern PATH =
      Pattern.compile("(docs|dashboards|infra|jobs|schemas)/[\\w./-]+");

  @Test
  void classesAndTheirMembersExist() throws IOException {
    Sources sources = Sources.read();
    List<String> unknown = new ArrayList<>();
    for (Page page : Page.all()) {
      for (Mention code : page.codes()) {
        if (TYPE.matcher(code.text()).matches()
            && !ELSEWHERE.contains(code.text())
            && !sources.declare(code.text())) {
          unknown.add(page.at(code) + " names " + code.text());
        }
      }
    }

    assertThat(sources.byType()).hasSizeGreaterThan(300);
    assertThat(unknown).as("classes or members that do not exist").isEmpty();
  }

  @Test
  void filesAndFoldersExist() throws IOException {
    List<String> unknown = new ArrayList<>();
    for (Page page : Page.all()) {
      for (Mention code : page.codes()) {
        if (PATH.matcher(code.text()).matches()
            && !Files.exists(Page.REPOSITORY.resolve(code.text()))) {
          unknown.add(page.at(code) + " names " + code.text());
        }
      }
    }

    assertThat(unknown).as("files that do not exist").isEmpty();
  }
}
