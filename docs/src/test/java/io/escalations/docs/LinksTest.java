package io.escalations.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.docs.Page.Mention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every link of every page leads somewhere in this repository, or out of it. */
class LinksTest {
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

  @Test
  void leadsToAFileAndAHeadingThatExist() throws IOException {
    List<Page> pages = Page.all();
    List<String> broken = new ArrayList<>();
    for (Page page : pages) {
      for (Mention link : page.links()) {
        if (!ELSEWHERE.matcher(link.text()).matches() && !leadsSomewhere(page, link.text())) {
          broken.add(page.at(link) + " leads to " + link.text());
        }
      }
    }

    assertThat(pages).hasSizeGreaterThan(20);
    assertThat(broken).as("broken links").isEmpty();
  }

  private static boolean leadsSomewhere(Page page, String link) throws IOException {
    int hash = link.indexOf('#');
    String file = hash < 0 ? link : link.substring(0, hash);
    Path target = file.isEmpty() ? page.path() : page.path().resolveSibling(file).normalize();
    if (!target.startsWith(Page.REPOSITORY) || !Files.exists(target)) {
      return false;
    }
    return hash < 0 || Page.read(target).anchors().contains(link.substring(hash + 1));
  }

  /** Pages stand in {@code docs} or at the head of a module, where they are looked for. */
  @Test
  void noPageStandsAmongTheSources() throws IOException {
    assertThat(Page.all()).noneMatch(page -> page.path().toString().contains("/src/main/"));
  }
}
