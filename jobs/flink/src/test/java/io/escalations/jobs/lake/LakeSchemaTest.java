package io.escalations.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.table.Tickets;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class LakeSchemaTest {
  @Test
  void aColumnMoreOfTheDefinitionIsInTheFiles() {
    assertThat(LakeSchema.ofVersions(Tickets.TODAY).getFields())
        .extracting(Schema.Field::name)
        .containsExactly(
            "case_id", "number", "opened_at", "version", "is_deleted", "known_at", "correction");
    assertThat(LakeSchema.ofVersions(Tickets.LATER).getFields())
        .extracting(Schema.Field::name)
        .containsExactly(
            "case_id",
            "number",
            "opened_at",
            "zone",
            "version",
            "is_deleted",
            "known_at",
            "correction");
  }
}
