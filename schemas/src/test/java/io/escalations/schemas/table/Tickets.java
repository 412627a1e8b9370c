package io.escalations.schemas.table;

import static io.escalations.schemas.table.ColumnTypes.INSTANT;
import static io.escalations.schemas.table.ColumnTypes.TEXT;
import static io.escalations.schemas.table.ColumnTypes.UINT32;

import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** A small table, and the same with one column more. */
public final class Tickets {
  public static final Table<Ticket> TODAY =
      columns(Table.of(Ticket.class, "tickets"), Ticket::caseId, Ticket::number, Ticket::openedAt)
          .build();

  public static final Table<LaterTicket> LATER =
      columns(
              Table.of(LaterTicket.class, "tickets"),
              LaterTicket::caseId,
              LaterTicket::number,
              LaterTicket::openedAt)
          .column("zone", TEXT.personal(), LaterTicket::zone, "Personal data: where it is")
          .build();

  private Tickets() {}

  public record Ticket(String caseId, int number, long openedAt) {}

  public record LaterTicket(String caseId, int number, long openedAt, String zone) {}

  private static <R> TableBuilder<R> columns(
      TableBuilder<R> table,
      Function<R, String> caseId,
      ToIntFunction<R> number,
      ToLongFunction<R> openedAt) {
    return table
        .fact(7, "case-facts")
        .comment("Tickets")
        .key("case_id", "number")
        .quarterOf("opened_at")
        .column("case_id", TEXT, caseId, "The case")
        .column("number", UINT32, number, "1 for the first")
        .column("opened_at", INSTANT, openedAt, "When");
  }
}
