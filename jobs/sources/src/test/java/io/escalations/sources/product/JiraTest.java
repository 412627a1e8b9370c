package io.escalations.sources.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class JiraTest {
  private static final long START = 1_700_000_000_000L;

  private final Jira jira = new Jira(Duration.ofMinutes(5));

  @Property(tries = 100)
  void everythingThatHappenedToEveryIssueIsRead(
      @ForAll @Size(max = 12) List<@IntRange(max = 3) Integer> changesOfIssues,
      @ForAll @IntRange(min = 1, max = 4) int pageSize) {
    PlayedJira played = new PlayedJira().withPagesOf(pageSize).at(START + 1_000_000);
    int expected = 0;
    for (int issue = 0; issue < changesOfIssues.size(); issue++) {
      String key = "HELP-" + issue;
      played.open(key, "customer-1", "High", START + issue);
      for (int change = 0; change < changesOfIssues.get(issue); change++) {
        played.change(key, START + 10 + change, "status", "Waiting for support", "Pending");
        played.comment(key, START + 20 + change, "agent-1", "atlassian", true);
      }
      expected += 1 + 2 * changesOfIssues.get(issue);
    }
    List<RawRecord> records = new ArrayList<>();
    Cursor cursor = Cursor.from(0);
    boolean isEnd = false;
    while (!isEnd) {
      Page page = jira.next(cursor, START + 1_000_000, played);
      records.addAll(page.records());
      cursor = page.cursor();
      isEnd = page.isEnd();
    }
    Set<String> ids = new HashSet<>();
    records.forEach(record -> ids.add(record.id()));
    assertThat(ids).hasSize(expected).hasSize(records.size());
    assertThat(cursor).isEqualTo(new Cursor(START + 1_000_000, null));
  }

  @Test
  void theNextWindowReachesBack() {
    PlayedJira played = new PlayedJira().at(START + 60_000);
    played.open("HELP-1", "customer-1", "High", START - 120_000);
    played.open("HELP-2", "customer-1", "High", START - 3_600_000);
    Page page = jira.next(new Cursor(START, null), START + 60_000, played);
    assertThat(page.records()).extracting(RawRecord::caseId).containsExactly("HELP-1");
  }

  @Test
  void anIssueIsToldAsItWasWhenItWasCreated() {
    PlayedJira played = new PlayedJira().at(START + 60_000);
    played.open("HELP-1", "customer-1", "Low", START);
    played.change("HELP-1", START + 1, "priority", "Low", "High");
    played.change("HELP-1", START + 2, "priority", "High", "Highest");
    RawRecord created = jira.readCase("HELP-1", played).get(0);
    assertThat(created.payload().at("/fields/priority").asText()).isEqualTo("Low");
  }
}
