package io.escalations.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Tickets;
import org.junit.jupiter.api.Test;

class TablesFromFilesTest {
  @Test
  void aColumnMoreOfTheDefinitionIsFilled() {
    assertThat(TablesFromFiles.statement(Tickets.LATER))
        .isEqualTo(
            """
            INSERT INTO escalations_tables.tickets (`case_id`, `number`, `opened_at`, `zone`, `version`, `is_deleted`)
            SELECT `case_id`, `number`, `opened_at`, `zone`, `version`, `is_deleted`
            FROM file({lake:String} || '/tickets/**/*.parquet', Parquet, '`case_id` String, `number` UInt32, `opened_at` DateTime64(3, \\'UTC\\'), `zone` Nullable(String), `version` UInt64, `is_deleted` UInt8')
            ORDER BY version DESC, is_deleted
            LIMIT 1 BY `case_id`, `number`\
            """);
  }

  @Test
  void aRestoredEventStandsInNoTopicOfThisStack() {
    assertThat(TablesFromFiles.statement(Tables.CASE_EVENTS))
        .contains("`ingested_at`, NULL, NULL, `late`, `known_at`, `content_digest`, 0\nFROM")
        .doesNotContain("LIMIT");
  }
}
