package io.escalations.core.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Table;
import org.junit.jupiter.api.Test;

class FactSourceTest {
  @Test
  void everyTableOfFactsHasOne() {
    assertThat(FactSource.ALL)
        .<Table<?>>extracting(FactSource::table)
        .containsExactlyInAnyOrderElementsOf(Tables.FACTS);
  }
}
