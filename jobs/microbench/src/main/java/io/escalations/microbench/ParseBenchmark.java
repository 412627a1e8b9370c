package io.escalations.microbench;

import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.CaseEventParser;
import io.escalations.schemas.topic.Topics;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One event. */
@State(Scope.Benchmark)
public class ParseBenchmark extends NanosPerOperation {
  private final CaseEventParser parser = new CaseEventParser(false);
  private List<byte[]> json;
  private List<CaseEvent> events;

  @Setup
  public void read() {
    json = SampleCases.json();
    events = json.stream().map(Topics.CASE_EVENTS::decode).toList();
  }

  /** JSON to event. */
  @Benchmark
  @OperationsPerInvocation(SampleCases.EVENTS)
  public void parse(Blackhole blackhole) {
    for (byte[] event : json) {
      blackhole.consume(parser.parse(null, event, 0));
    }
  }

  /** Event to the form in which it travels on. */
  @Benchmark
  @OperationsPerInvocation(SampleCases.EVENTS)
  public void encodeAccepted(Blackhole blackhole) {
    for (CaseEvent event : events) {
      blackhole.consume(Topics.ACCEPTED_EVENTS.encode(event));
    }
  }
}
