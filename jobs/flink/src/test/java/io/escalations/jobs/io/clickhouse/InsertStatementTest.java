package io.escalations.jobs.io.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.table.Tickets;
import org.junit.jupiter.api.Test;

class InsertStatementTest {
  @Test
  void aColumnMoreOfTheDefinitionIsWritten() {
    assertThat(new InsertStatement<>(Tickets.TODAY).sql())
        .isEqualTo(
            "INSERT INTO tickets (`case_id`, `number`, `opened_at`, `version`, `is_deleted`)"
                + " VALUES (?, ?, ?, ?, ?)");
    assertThat(new InsertStatement<>(Tickets.LATER).sql())
        .isEqualTo(
            "INSERT INTO tickets (`case_id`, `number`, `opened_at`, `zone`, `version`,"
                + " `is_deleted`) VALUES (?, ?, ?, ?, ?, ?)");
  }
}
