package io.escalations.microbench;

import io.escalations.schemas.fact.CaseRow;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.SlaClockRow;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.table.Table;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The digest of one row. */
@State(Scope.Benchmark)
public class DigestBenchmark extends NanosPerOperation {
  private List<CaseRow> cases;
  private List<SlaClockRow> clocks;

  @Setup
  public void read() {
    List<FactsChanged> facts =
        SampleCases.facts(SampleCases.versions("three_clocks")).stream()
            .map(diff -> diff.facts())
            .toList();
    cases = rows(facts, Tables.CASES);
    clocks = rows(facts, Tables.SLA_CLOCKS);
  }

  /** As many rows of each table as there are cases. */
  private static <R> List<R> rows(List<FactsChanged> facts, Table<R> table) {
    return facts.stream()
        .flatMap(message -> message.rows(table).stream())
        .limit(SampleCases.CASES)
        .toList();
  }

  @Benchmark
  @OperationsPerInvocation(SampleCases.CASES)
  public long caseRow() {
    return sum(Tables.CASES, cases);
  }

  @Benchmark
  @OperationsPerInvocation(SampleCases.CASES)
  public long clockRow() {
    return sum(Tables.SLA_CLOCKS, clocks);
  }

  private static <R> long sum(Table<R> table, List<R> rows) {
    long sum = 0;
    for (R row : rows) {
      sum += table.digest(row);
    }
    return sum;
  }
}
