package io.escalations.history;

import io.escalations.history.parquet.ParquetRow;
import io.escalations.history.parquet.ParquetRows;
import io.escalations.schemas.UserError;
import io.escalations.schemas.event.CaseEventParser;
import io.escalations.schemas.event.CaseEventWriter;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.Parsed;
import io.escalations.schemas.event.RejectReason;
import io.escalations.stored.StoredEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Accepted events as a file of {@code case_events} holds them. They were judged before they came
 * into a lake. Yet others may have written the file, so each is judged again, as JSON. A file that
 * is older than a column lacks it; a column that is not known is passed over.
 */
final class LakeHistory implements HistoryReader {
  private static final String TYPE = "type";
  private static final List<String> REQUIRED = List.of("event_id", "case_id", TYPE, "occurred_at");
  private static final String DIGEST = "content_digest";
  private static final String INGESTED_AT = "ingested_at";
  private static final String KNOWN_AT = "known_at";
  private static final Set<String> TYPES =
      Arrays.stream(EventType.values()).map(EventType::name).collect(Collectors.toSet());

  private final CaseEventParser parser = new CaseEventParser(false);
  private final HistoryFile file;
  private final ParquetRows rows;

  LakeHistory(HistoryFile file) throws IOException {
    this.file = file;
    rows = new ParquetRows(Path.of(file.name()));
    List<String> missing = REQUIRED.stream().filter(column -> !rows.hasColumn(column)).toList();
    if (!missing.isEmpty()) {
      rows.close();
      throw new UserError(
          file.name()
              + ": holds no case events: it has no column "
              + String.join(", ", missing)
              + "; give the directory of a lake, or a file of its case_events");
    }
  }

  @Override
  public HistoryRecord next() {
    ParquetRow row = rows.next();
    return row == null ? null : record(row);
  }

  private HistoryRecord record(ParquetRow row) {
    try {
      HistoryRecord judged = HistoryRecord.of(rows.number(), judge(row));
      return judged.isRefused()
          ? judged
          : judged.withOrigin(row.number(DIGEST), row.instant(INGESTED_AT), row.instant(KNOWN_AT));
    } catch (UserError e) {
      throw new UserError(
          file.name() + ": holds no case events: " + e.getMessage() + "; take it out of the lake",
          e);
    }
  }

  private Parsed judge(ParquetRow row) {
    for (String column : REQUIRED) {
      if (!row.has(column)) {
        return new Parsed(
            null, RejectReason.MISSING_FIELD, column + ": found nothing, expected a value");
      }
    }
    if (!TYPES.contains(row.text(TYPE))) {
      return new Parsed(
          null, RejectReason.UNKNOWN_TYPE, "type: found " + row.text(TYPE) + ", expected a type");
    }
    try {
      return parser.parse(null, CaseEventWriter.write(StoredEvent.of(row)), 0);
    } catch (IllegalArgumentException e) { // a name that no enum has
      return new Parsed(
          null, RejectReason.INVALID_FIELD, "found a name that this build does not know");
    }
  }

  @Override
  public long bytesRead() {
    return rows.rows() == 0 ? file.bytes() : file.bytes() * rows.number() / rows.rows();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
