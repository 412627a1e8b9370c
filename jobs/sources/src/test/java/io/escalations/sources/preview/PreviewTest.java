package io.escalations.sources.preview;

import static io.escalations.sources.product.PlayedZendesk.changed;
import static io.escalations.sources.product.PlayedZendesk.comment;
import static io.escalations.sources.product.PlayedZendesk.created;
import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.sources.config.Source;
import io.escalations.sources.config.SourcesParser;
import io.escalations.sources.http.HttpApi;
import io.escalations.sources.mapping.Mappings;
import io.escalations.sources.product.PlayedServer;
import io.escalations.sources.product.PlayedZendesk;
import io.escalations.sources.product.Products;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreviewTest {
  private static final long AT = 1_700_000_000L; // 2023-11-14T22:13:20Z

  @Test
  void aLineForEachTicketAndWhatOfItCouldNotBeMapped() {
    PlayedZendesk zendesk =
        new PlayedZendesk().at(AT + 5000).withUser(5, "agent").withGroup(40, "Billing");
    zendesk.update(
        1, 1, AT, created("priority", "high"), created("group_id", 40), created("status", "new"));
    zendesk.update(2, 1, AT + 60, comment(5, true, null), changed("assignee_id", null, 5));
    zendesk.update(3, 1, AT + 90, changed("status", "open", "solved"));
    zendesk.update(4, 2, AT + 95, changed("status", "open", "frozen"));
    try (PlayedServer server = new PlayedServer(zendesk, "ada@example.com/token", "t0ken")) {
      Source source =
          SourcesParser.parse(
                  "sources.yaml",
                  "sources: {desk: {zendesk: {url: '%s', user: ada@example.com, token_env: T}}}"
                      .formatted(server.url()),
                  Path.of(""))
              .byName()
              .get("desk");
      HttpApi api = new HttpApi(source.kind(), source.account(), secret -> "t0ken", () -> 0);
      StringWriter text = new StringWriter();
      PreviewTable table = new PreviewTable(new PrintWriter(text));
      table.head();
      List<PreviewedCase> cases =
          new Preview(Products.of(source), api, Mappings.of(source))
              .read(100, (AT + 5000) * 1000, table::line);
      assertThat(table.summary(cases)).isEqualTo(1);
      assertThat(text.toString().lines().map(String::strip).toList())
          .containsExactly(
              "case           opened            status               prio department        "
                  + " assignee       events  esc.  reopen",
              "2              no opening        OPEN                 -    -                 "
                  + " -                   0     0       0",
              "1              2023-11-14 22:13  RESOLVED             P2   Billing           "
                  + " 5                   4     0       0",
              "",
              "refused: 1 × column status is none of the values that the mapping names (closed,"
                  + " deleted, hold, new, open, pending, solved): add it to a rule",
              "case 2: 'frozen'",
              "1 cases have no opening in what the product still has of them: no clock that starts"
                  + " at the opening runs for them",
              "2 cases, 4 records, 4 events: 1 CASE_OPENED, 1 ASSIGNED, 1 AGENT_REPLIED, 1"
                  + " RESOLVED; 1 refused");
    }
  }
}
