package io.escalations.history;

import io.escalations.schemas.event.CaseEventParser;
import io.escalations.schemas.event.Parsed;
import io.escalations.schemas.event.RejectReason;
import java.io.IOException;
import java.nio.file.Path;

/** Events as JSON lines. */
final class JsonHistory implements HistoryReader {
  private final CaseEventParser parser = new CaseEventParser(false);
  private final JsonLines lines;

  JsonHistory(HistoryFile file) throws IOException {
    lines = new JsonLines(Path.of(file.name()));
  }

  @Override
  public HistoryRecord next() {
    byte[] line = lines.next();
    return line == null ? null : HistoryRecord.of(lines.number(), parse(line));
  }

  private Parsed parse(byte[] line) {
    return lines.length() > CaseEventParser.MAX_BYTES // of a very long line not all is here
        ? new Parsed(null, RejectReason.TOO_LARGE, CaseEventParser.tooLarge(lines.length()))
        : parser.parse(null, line, 0);
  }

  @Override
  public long bytesRead() throws IOException {
    return lines.bytesRead();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
