package io.escalations.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.importer.Imports.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mappings that people start from; {@link ServiceNowLogTest} has the one of a real log. */
class ShippedMappingsTest {
  private static final Path MAPPINGS = Path.of("mappings");

  @TempDir Path directory;

  @Test
  void jira() throws IOException {
    Result result =
        run(
            "jira.yaml",
            """
            Summary,Issue key,Issue Type,Status,Priority,Assignee,Reporter,Created,Updated,Resolved,Comment,Comment
            "Printer, 2nd floor",HELP-1,Incident,Done,High,ann,joe,04/Mar/24 9:00 AM,05/Mar/24 12:30 PM,05/Mar/24 12:30 PM,"04/Mar/24 9:40 AM;ann;On my way; see you
            at 9:45",04/Mar/24 10:00 AM;joe;Thanks
            VPN,HELP-2,Incident,Open,Blocker,,joe,04/Mar/24 11:59 PM,04/Mar/24 11:59 PM,,,
            """);
    assertThat(result.facts())
        .containsExactly(
            "HELP-1 CASE_OPENED 2024-03-04T09:00:00.000Z",
            "HELP-1 AGENT_REPLIED 2024-03-04T09:40:00.000Z",
            "HELP-1 CUSTOMER_REPLIED 2024-03-04T10:00:00.000Z",
            "HELP-2 CASE_OPENED 2024-03-04T23:59:00.000Z",
            "HELP-2 CASE_UPDATED 2024-03-04T23:59:00.000Z",
            "HELP-1 CASE_UPDATED 2024-03-05T12:30:00.000Z",
            "HELP-1 RESOLVED 2024-03-05T12:30:00.000Z");
    assertThat(result.summary().refusals()).isEmpty();
    assertThat(result.summary().warnings()).isEmpty();
  }

  @Test
  void zendesk() throws IOException {
    Result result =
        run(
            "zendesk.yaml",
            """
            Ticket ID,Channel,Requester,Group,Assignee,Priority,Created at,Updated at,First reply time (min),Solved at,Satisfaction
            88,Web,joe,Support,Ann,High,2024-03-04 09:00,2024-03-05 08:00,45,2024-03-04 11:30,Good
            89,Fax,kim,Support,-,,2024-03-04 10:00,2024-03-04 10:00,-,-,Offered
            """);
    assertThat(result.facts())
        .containsExactly(
            "88 CASE_OPENED 2024-03-04T09:00:00.000Z",
            "88 AGENT_REPLIED 2024-03-04T09:45:00.000Z",
            "89 CASE_OPENED 2024-03-04T10:00:00.000Z",
            "89 CASE_UPDATED 2024-03-04T10:00:00.000Z",
            "88 RESOLVED 2024-03-04T11:30:00.000Z",
            "88 SATISFACTION_RATED 2024-03-04T11:30:00.000Z",
            "88 CASE_UPDATED 2024-03-05T08:00:00.000Z");
    assertThat(result.summary().refusals()).isEmpty();
  }

  @Test
  void historyNewestFirst() throws IOException {
    Result result =
        run(
            "history.yaml",
            """
            Key,When,Who,Field,From,To
            SD-7,2024-03-05 17:00:00,ann,status,Resolved,Closed
            SD-7,2024-03-05 16:00:00,ann,status,Waiting for customer,Resolved
            SD-7,2024-03-05 15:30:00,joe,status,In Progress,Waiting for customer
            SD-7,2024-03-05 11:00:00,ann,group,First level,Network
            SD-7,2024-03-05 11:00:00,ann,status,Resolved,In Progress
            SD-7,2024-03-05 10:30:00,ann,status,In Progress,Resolved
            SD-7,2024-03-05 10:00:00,ann,assignee,,ann
            SD-7,2024-03-05 10:00:00,ann,status,Open,In Progress
            SD-7,2024-03-05 09:00:00,joe,status,,Open
            """);
    assertThat(result.facts())
        .containsExactly(
            "SD-7 CASE_OPENED 2024-03-05T09:00:00.000Z",
            "SD-7 CASE_UPDATED 2024-03-05T10:00:00.000Z",
            "SD-7 ASSIGNED 2024-03-05T10:00:00.000Z",
            "SD-7 RESOLVED 2024-03-05T10:30:00.000Z",
            "SD-7 REOPENED 2024-03-05T11:00:00.000Z",
            "SD-7 ESCALATED 2024-03-05T11:00:00.000Z",
            "SD-7 WAITING_ON_CUSTOMER 2024-03-05T15:30:00.000Z",
            "SD-7 RESOLVED 2024-03-05T16:00:00.000Z",
            "SD-7 CLOSED 2024-03-05T17:00:00.000Z");
    assertThat(result.summary().refusals()).isEmpty();
  }

  private Result run(String mapping, String csv) throws IOException {
    return Imports.run(directory, Files.readString(MAPPINGS.resolve(mapping)), csv);
  }
}
