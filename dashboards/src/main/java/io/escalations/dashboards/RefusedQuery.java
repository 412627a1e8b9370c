package io.escalations.dashboards;

import io.escalations.dashboards.live.Trouble;
import java.io.IOException;
import java.util.Set;

/**
 * ClickHouse is there, but has not answered a question. The message names the question and says
 * why.
 */
final class RefusedQuery extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Too slow, too many rows or bytes, too many queries, quota, time-outs, memory: as ClickHouse
   * numbers them.
   */
  private static final Set<String> BUSY =
      Set.of("158", "159", "160", "201", "202", "209", "241", "290", "307", "396", "439");

  private static final int LONGEST = 300;

  private final Trouble trouble;
  private final String reason;

  private RefusedQuery(String question, Trouble trouble, String reason) {
    super(question + ": " + reason);
    this.trouble = trouble;
    this.reason = reason;
  }

  /**
   * @param code number of ClickHouse's exception; empty if it named none
   * @param message as it was sent
   */
  static RefusedQuery of(String question, String code, String message) {
    String reason =
        message
            .replaceFirst("^Code: \\d+\\. DB::Exception: ", "")
            .replaceFirst("\\s*\\(version [^)]*\\)\\)?\\s*$", "");
    return new RefusedQuery(
        question,
        BUSY.contains(code) ? Trouble.BUSY : Trouble.REFUSED,
        reason.length() > LONGEST ? reason.substring(0, LONGEST) + "…" : reason);
  }

  Trouble trouble() {
    return trouble;
  }

  /** In ClickHouse's words. */
  String reason() {
    return reason;
  }
}
