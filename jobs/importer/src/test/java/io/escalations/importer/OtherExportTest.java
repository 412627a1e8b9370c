package io.escalations.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An export of another shape needs another mapping, and no Java. */
class OtherExportTest {
  private static final Path RESOURCES = Path.of("src/test/resources");

  @Test
  void isMappedByYamlAlone() throws IOException {
    List<String> lines = new ArrayList<>();
    new Importer(RESOURCES.resolve("tickets.yaml"))
        .run(
            RESOURCES.resolve("tickets.csv"),
            (key, value) -> lines.add(new String(value, StandardCharsets.UTF_8)));

    assertThat(String.join("\n", lines))
        .isEqualTo(
            """
            {"event_id":"T-1/1.0","case_id":"T-1","type":"CASE_OPENED","occurred_at":"2026-03-01T14:00:00.000Z","sequence":100,\
            "source":"tickets","customer":{"contact":"ada@example.org","segment":"VIP"},"priority":"P3",\
            "due_at":"2026-03-02T00:00:00.000Z","attributes":{"plan":"Gold"}}
            {"event_id":"T-2/1.0","case_id":"T-2","type":"CASE_OPENED","occurred_at":"2026-03-01T14:00:00.000Z","sequence":100,\
            "source":"tickets","customer":{"contact":"bob@example.org"},"priority":"P4","department":"Billing","attributes":{"plan":"Free"}}
            {"event_id":"T-2/2.0","case_id":"T-2","type":"WAITING_ON_CUSTOMER","occurred_at":"2026-03-01T14:15:00.000Z","sequence":200,\
            "source":"tickets","priority":"P4","department":"Billing","attributes":{"plan":"Free"}}
            {"event_id":"T-1/2.0","case_id":"T-1","type":"ASSIGNED","occurred_at":"2026-03-01T14:30:00.000Z","sequence":200,\
            "source":"tickets","priority":"P3","department":"Network","assignee":"Mia","attributes":{"plan":"Gold"}}
            {"event_id":"T-2/3.0","case_id":"T-2","type":"ASSIGNED","occurred_at":"2026-03-01T14:45:00.000Z","sequence":300,\
            "source":"tickets","priority":"P4","department":"Billing","assignee":"Noa","attributes":{"plan":"Free"}}
            {"event_id":"T-2/3.1","case_id":"T-2","type":"RESOLVED","occurred_at":"2026-03-01T14:45:00.000Z","sequence":301,\
            "source":"tickets","priority":"P4","department":"Billing","attributes":{"plan":"Free"}}
            {"event_id":"T-1/3.0","case_id":"T-1","type":"ESCALATED","occurred_at":"2026-03-01T15:00:00.000Z","sequence":300,\
            "source":"tickets","priority":"P2","escalation":{"kind":"HIERARCHICAL"},"attributes":{"plan":"Gold"}}
            {"event_id":"T-1/4.0","case_id":"T-1","type":"ESCALATED","occurred_at":"2026-03-01T16:00:00.000Z","sequence":400,\
            "source":"tickets","priority":"P1","department":"Database","tier":2,"escalation":{"kind":"FUNCTIONAL"},"attributes":{"plan":"Gold"}}
            {"event_id":"T-1/4.1","case_id":"T-1","type":"ESCALATED","occurred_at":"2026-03-01T16:00:00.000Z","sequence":401,\
            "source":"tickets","priority":"P1","department":"Database","escalation":{"kind":"HIERARCHICAL"},"attributes":{"plan":"Gold"}}
            {"event_id":"T-2/4.0","case_id":"T-2","type":"SATISFACTION_RATED","occurred_at":"2026-03-01T18:00:00.000Z","sequence":400,\
            "source":"tickets","actor":{"role":"CUSTOMER"},"priority":"P4","department":"Billing","rating":2,"attributes":{"plan":"Free"}}
            {"event_id":"T-1/5.0","case_id":"T-1","type":"CANCELLED","occurred_at":"2026-03-01T19:00:00.000Z","sequence":500,\
            "source":"tickets","priority":"P1","department":"Database","attributes":{"plan":"Gold"}}\
            """);
  }
}
