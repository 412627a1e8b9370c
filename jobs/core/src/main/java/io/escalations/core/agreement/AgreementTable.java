package io.escalations.core.agreement;

import static io.escalations.schemas.table.ColumnTypes.INSTANT;
import static io.escalations.schemas.table.ColumnTypes.TEXT;
import static io.escalations.schemas.table.ColumnTypes.UINT32;
import static io.escalations.schemas.table.ColumnTypes.oneOf;

import io.escalations.core.agreement.Verdict.Outcome;
import io.escalations.schemas.fact.ClockStatus;
import io.escalations.schemas.table.Table;

/** Defines the file of differences that {@code agree} writes. */
public final class AgreementTable {
  public static final Table<AgreementRow> DIFFERENCES =
      Table.of(AgreementRow.class, "differences")
          .comment("Verdicts of the help desk that the fold does not share")
          .key("case_id", "clock")
          .column("case_id", TEXT, AgreementRow::caseId, "The case")
          .column("clock", TEXT, AgreementRow::clock, "first_response, resolution, …")
          .column(
              "instance",
              UINT32.nullable(),
              AgreementRow::instance,
              "The first breached one, else the last")
          .column("agreement", oneOf(Agreement.class), AgreementRow::agreement, "How they stand")
          .column(
              "their_outcome",
              oneOf(Outcome.class).nullable(),
              AgreementRow::theirOutcome,
              "Null if the help desk does not say")
          .column(
              "our_status",
              oneOf(ClockStatus.class).nullable(),
              AgreementRow::ourStatus,
              "Null without such a clock")
          .column("their_due", INSTANT.nullable(), AgreementRow::theirDue, "Their deadline")
          .column("our_due", INSTANT.nullable(), AgreementRow::ourDue, "Ours; null while paused")
          .column(
              "cause", oneOf(Cause.class).nullable(), AgreementRow::cause, "The likeliest cause")
          .column("likely", TEXT.nullable(), AgreementRow::likely, "The same in words")
          .column("explanation", TEXT.nullable(), AgreementRow::explanation, "Why ours is as it is")
          .build();

  private AgreementTable() {}
}
