package io.escalations.cli.replay;

import io.escalations.cli.accounting.Account;
import io.escalations.cli.accounting.Refused;
import io.escalations.schemas.event.CaseEventParser;
import io.escalations.schemas.event.RejectReason;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The lines that a replay read: those that went out as records or as heartbeats, and those that are
 * larger than any Kafka record. The latter are refused here, as the pipeline would refuse them; all
 * other judgement is the pipeline's.
 */
public final class ReadLines {
  private final List<Refused> firstRefusals = new ArrayList<>();
  private long lines;
  private long heartbeats;
  private long refused;

  void line() {
    lines++;
  }

  void heartbeat() {
    heartbeats++;
  }

  /**
   * @param bytes how many the line has
   */
  void refused(String place, long bytes) {
    refused++;
    if (firstRefusals.size() < Account.FIRST) {
      firstRefusals.add(
          new Refused(place, RejectReason.TOO_LARGE.name(), CaseEventParser.tooLarge(bytes)));
    }
  }

  /** Blank ones apart. */
  public long lines() {
    return lines;
  }

  /** HEARTBEAT lines, which went to every partition. */
  public long heartbeats() {
    return heartbeats;
  }

  SortedMap<String, Long> refusedByReason() {
    SortedMap<String, Long> byReason = new TreeMap<>();
    if (refused > 0) {
      byReason.put(RejectReason.TOO_LARGE.name(), refused);
    }
    return byReason;
  }

  List<Refused> firstRefusals() {
    return List.copyOf(firstRefusals);
  }
}
