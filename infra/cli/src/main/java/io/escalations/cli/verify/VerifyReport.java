package io.escalations.cli.verify;

import io.escalations.schemas.UserError;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Compares all tables, and prints what is the same and what is not. */
public final class VerifyReport {
  private static final String LINE = "%-18s %-8s %,12d  %s  %s%n";

  private static final int LOOKS_AGAIN = 3;

  private final Verification verification;
  private final PrintWriter out;

  public VerifyReport(Verification verification, PrintWriter out) {
    this.verification = verification;
    this.out = out;
  }

  /**
   * @param moves whether the tables may have moved on meanwhile
   * @return whether all that was compared is the same
   */
  public boolean print(boolean moves) {
    long moved = moves ? verification.movedCases() : 0;
    long compared = 0;
    List<ComparedTable> differing = new ArrayList<>();
    out.printf("%-18s %-8s %12s  %-16s%n", "table", "quarter", "rows", "hash");
    for (ComparedTable table : ComparedTable.all()) {
      if (!table.isOfCases() && moved > 0) {
        continue;
      }
      List<QuarterHash> hashes = hashes(table, moves);
      if (!table.isOfCases() && moves) {
        moved = verification.movedCases();
        if (moved > 0) {
          continue; // windows count cases that moved while the other tables were compared
        }
      }
      hashes.forEach(this::print);
      compared += hashes.stream().mapToLong(hash -> hash.rows() + hash.foundRows()).sum();
      if (!isSame(hashes)) {
        differing.add(table);
      }
    }
    if (moved > 0) {
      out.printf(
          Locale.ROOT,
          "%,d cases have changed since then and were left out, and so were the windows%n",
          moved);
    }
    differing.forEach(this::printRows);
    out.flush();
    if (compared == 0) {
      throw new UserError(
          "nothing was compared: there is no row, or every case has changed since the event time"
              + " that the slowest part of the pipeline has reached (./escalations status)");
    }
    return differing.isEmpty();
  }

  /**
   * A fact and its history are written one after the other: what differs while tables move is
   * looked at again.
   */
  private List<QuarterHash> hashes(ComparedTable table, boolean moves) {
    List<QuarterHash> hashes = verification.hashes(table);
    for (int again = 0; moves && again < LOOKS_AGAIN && !isSame(hashes); again++) {
      hashes = verification.hashes(table);
    }
    return hashes;
  }

  private static boolean isSame(List<QuarterHash> hashes) {
    return hashes.stream().allMatch(QuarterHash::isSame);
  }

  private void print(QuarterHash hash) {
    out.printf(
        Locale.ROOT,
        LINE,
        hash.table(),
        hash.quarter(),
        hash.rows(),
        hash.hash(),
        hash.isSame()
            ? "same"
            : String.format(
                Locale.ROOT, "DIFFERS: found %,d rows, %s", hash.foundRows(), hash.foundHash()));
  }

  private void printRows(ComparedTable table) {
    List<Difference> rows = verification.differences(table);
    rows.forEach(row -> out.println(row.text()));
    if (rows.size() == Verification.NAMED) {
      out.printf(
          "%s: the first %d rows that differ; there may be more%n", table.name(), rows.size());
    }
  }
}
