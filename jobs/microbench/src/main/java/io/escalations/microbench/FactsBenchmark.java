package io.escalations.microbench;

import io.escalations.core.changelog.FactsDiff;
import io.escalations.schemas.fact.FactsChanged;
import io.escalations.schemas.fact.FactsCodec;
import io.escalations.schemas.fact.Tables;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One message of facts: all rows of a case under three clocks. */
@State(Scope.Benchmark)
public class FactsBenchmark extends NanosPerOperation {
  private List<FactsChanged> facts;
  private List<byte[]> encoded;

  @Setup
  public void read() {
    facts =
        SampleCases.facts(SampleCases.versions("three_clocks")).stream()
            .map(FactsDiff::facts)
            .toList();
    encoded = facts.stream().map(FactsCodec::encode).toList();
  }

  @Benchmark
  @OperationsPerInvocation(SampleCases.CASES)
  public void encode(Blackhole blackhole) {
    for (FactsChanged message : facts) {
      blackhole.consume(FactsCodec.encode(message));
    }
  }

  @Benchmark
  @OperationsPerInvocation(SampleCases.CASES)
  public void decode(Blackhole blackhole) {
    for (byte[] message : encoded) {
      blackhole.consume(FactsCodec.decode(message));
    }
  }

  /** As whoever needs one table of them does. */
  @Benchmark
  @OperationsPerInvocation(SampleCases.CASES)
  public void decodeEscalations(Blackhole blackhole) {
    for (byte[] message : encoded) {
      blackhole.consume(FactsCodec.decode(message, List.of(Tables.ESCALATIONS)));
    }
  }
}
