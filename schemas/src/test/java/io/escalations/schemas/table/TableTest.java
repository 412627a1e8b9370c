package io.escalations.schemas.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escalations.schemas.table.Tickets.LaterTicket;
import io.escalations.schemas.table.Tickets.Ticket;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final Ticket TODAY = new Ticket("c-1", 2, 3);
  private static final LaterTicket LATER = new LaterTicket("c-1", 2, 3, "west");

  @Test
  void aColumnMoreIsInAllThatIsDerived() {
    assertThat(Tickets.LATER.storedColumns())
        .extracting(ColumnInfo::name)
        .containsExactly("case_id", "number", "opened_at", "zone", "version", "is_deleted");
    assertThat(Tickets.LATER.digest(LATER))
        .isNotEqualTo(Tickets.LATER.digest(new LaterTicket("c-1", 2, 3, "east")));
    assertThat(decoded(Tickets.LATER, encoded(Tickets.LATER, LATER), 4)).isEqualTo(LATER);
    assertThat(Tickets.LATER.factKey().tombstone("c-1", "", 2))
        .isEqualTo(new LaterTicket("c-1", 2, 0, null));
  }

  @Test
  void aColumnMoreChangesNoDigestUntilItHasAValue() {
    assertThat(Tickets.LATER.digest(new LaterTicket("c-1", 2, 3, null)))
        .isEqualTo(Tickets.TODAY.digest(TODAY));
  }

  @Test
  void aLaterBuildReadsWhatAnEarlierOneWroteAndTheReverse() {
    assertThat(decoded(Tickets.LATER, encoded(Tickets.TODAY, TODAY), 3))
        .isEqualTo(new LaterTicket("c-1", 2, 3, null));
    assertThat(decoded(Tickets.TODAY, encoded(Tickets.LATER, LATER), 4)).isEqualTo(TODAY);
  }

  @Test
  void aKeyAloneIsWrittenAsATombstone() {
    RowOutput out = new RowOutput(8);
    Tickets.TODAY.codec().encodeKey(TODAY, out);

    assertThat(decoded(Tickets.TODAY, out.toBytes(), 3)).isEqualTo(new Ticket("c-1", 2, 0));
  }

  @Test
  void columnsThatAreNotTheComponentsAreRefused() {
    TableBuilder<Ticket> swapped =
        Table.of(Ticket.class, "tickets")
            .column("case_id", ColumnTypes.TEXT, Ticket::caseId, "The case")
            .column("opened_at", ColumnTypes.INSTANT, Ticket::openedAt, "When")
            .column("number", ColumnTypes.UINT32, Ticket::number, "1 for the first");

    assertThatIllegalArgumentException()
        .isThrownBy(swapped::build)
        .withMessageContaining("Ticket has the components [class java.lang.String, int, long]");
  }

  @Test
  void bytesOfSomethingElseAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tickets.TODAY.decode(new byte[] {3, 120}))
        .withMessageContaining("2 bytes are no row of tickets");
  }

  private static <R> byte[] encoded(Table<R> table, R row) {
    RowOutput out = new RowOutput(8);
    table.codec().encode(row, out);
    return out.toBytes();
  }

  private static <R> R decoded(Table<R> table, byte[] bytes, int width) {
    return table.codec().decode(new RowInput(bytes), width, "c-1");
  }
}
