package io.escalations.microbench;

import io.escalations.core.calendar.WorkingTime;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One question to a calendar of office hours in a zone, with holidays. */
@State(Scope.Benchmark)
public class CalendarBenchmark extends NanosPerOperation {
  private static final int INSTANTS = 1000;
  private static final long SEED = 1;
  private static final long YEAR_MILLIS = TimeUnit.DAYS.toMillis(365);
  private static final long TARGET_MILLIS = TimeUnit.HOURS.toMillis(24);

  private WorkingTime office;
  private long[] instants;

  @Setup
  public void read() {
    office = SampleCases.policy("eight_clocks").calendars().get("office");
    instants =
        new Random(SEED).longs(INSTANTS, SampleCases.NOW - YEAR_MILLIS, SampleCases.NOW).toArray();
  }

  /** When 24 working hours are over. */
  @Benchmark
  @OperationsPerInvocation(INSTANTS)
  public void add(Blackhole blackhole) {
    for (long instant : instants) {
      blackhole.consume(office.add(instant, TARGET_MILLIS));
    }
  }

  /** What counts up to one instant. */
  @Benchmark
  @OperationsPerInvocation(INSTANTS)
  public void between(Blackhole blackhole) {
    for (long instant : instants) {
      blackhole.consume(office.between(instant, SampleCases.NOW));
    }
  }
}
