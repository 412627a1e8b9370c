package io.escalations.jobs.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.jobs.operator.DepositsOperator.Balance;
import io.escalations.jobs.operator.DepositsOperator.Deposit;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** What every operator that stands on the skeleton promises. */
class BundleOperatorTest {
  private static final long NONE = Long.MIN_VALUE;

  private static final class Harness implements AutoCloseable {
    private final KeyedOneInputStreamOperatorTestHarness<String, Deposit, Balance> harness;

    Harness(OperatorSubtaskState restored) throws Exception {
      harness =
          new KeyedOneInputStreamOperatorTestHarness<>(
              new DepositsOperator(), Deposit::name, Types.STRING);
      harness.setup();
      if (restored != null) {
        harness.initializeState(restored);
      }
      harness.open();
    }

    Harness deposit(String name, long amount, long end) throws Exception {
      harness.processElement(new StreamRecord<>(new Deposit(name, amount, end)));
      return this;
    }

    Harness time(long instant) throws Exception {
      harness.processWatermark(new Watermark(instant));
      return this;
    }

    Harness barrier() throws Exception {
      harness.getOperator().prepareSnapshotPreBarrier(1);
      return this;
    }

    OperatorSubtaskState checkpoint() throws Exception {
      return barrier().harness.snapshot(1, 1);
    }

    Harness endOfInput() throws Exception {
      time(Long.MAX_VALUE);
      harness.getOperator().finish();
      return this;
    }

    /** Since the last call. */
    List<Balance> emitted() {
      List<Balance> emitted = new ArrayList<>(harness.extractOutputValues());
      harness.getOutput().clear();
      return emitted;
    }

    @Override
    public void close() {
      try {
        harness.close();
      } catch (Exception e) {
        throw new IllegalStateException("the operator could not be closed", e);
      }
    }
  }

  @Test
  void aKeyWithSeveralInputsIsEvaluatedOnceJustBeforeTheBarrier() throws Exception {
    try (Harness harness = new Harness(null)) {
      harness.deposit("a", 1, 100).deposit("b", 5, 100).deposit("a", 2, 100);
      assertThat(harness.emitted()).isEmpty();

      harness.barrier();
      assertThat(harness.emitted())
          .containsExactly(new Balance("a", 3, NONE), new Balance("b", 5, NONE));

      harness.barrier();
      assertThat(harness.emitted()).isEmpty();
    }
  }

  @Test
  void theEndOfABoundedInputFlushesAndNothingIsEmittedAfterIt() throws Exception {
    try (Harness harness = new Harness(null)) {
      harness.time(10).deposit("a", 1, 100).endOfInput();
      assertThat(harness.emitted()).containsExactly(new Balance("a", 1, 10));

      harness.barrier();
      assertThat(harness.emitted()).isEmpty();
    }
  }

  @Test
  void theFinalWatermarkIsNotTheEndOfTime() throws Exception {
    try (Harness harness = new Harness(null)) {
      harness.time(10).deposit("a", 1, 100).barrier().emitted();

      harness.endOfInput();

      assertThat(harness.emitted()).isEmpty();
      assertThat(harness.harness.numEventTimeTimers()).isOne();
    }
  }

  @Test
  void aFullBundleDoesNotWaitForTheBarrier() throws Exception {
    try (Harness harness = new Harness(null)) {
      for (int input = 1; input < OneInputBundleOperator.MAX_INPUTS; input++) {
        harness.deposit("a", 1, 100);
      }
      assertThat(harness.emitted()).isEmpty();

      harness.deposit("b", 1, 100);

      assertThat(harness.emitted())
          .containsExactly(
              new Balance("a", OneInputBundleOperator.MAX_INPUTS - 1, NONE),
              new Balance("b", 1, NONE));
    }
  }

  @Test
  void eventTimeSurvivesARestart() throws Exception {
    OperatorSubtaskState state;
    try (Harness harness = new Harness(null)) {
      state = harness.time(50).deposit("a", 1, 100).checkpoint();
    }
    try (Harness harness = new Harness(state)) {
      harness.deposit("a", 1, 40).barrier();
      assertThat(harness.emitted()).as("it comes late although no watermark has come").isEmpty();

      harness.deposit("a", 2, 100).barrier();
      assertThat(harness.emitted()).containsExactly(new Balance("a", 3, 50));
    }
  }

  @Test
  void aTimerMakesItsKeyDirtyAndStateAndTimersGoBackToZero() throws Exception {
    try (Harness harness = new Harness(null)) {
      harness.deposit("a", 1, 100).deposit("b", 1, 100).barrier();
      harness.deposit("a", 1, 200).barrier().emitted();
      assertThat(harness.harness.numEventTimeTimers()).as("one a key").isEqualTo(2);

      harness.time(150).barrier();
      assertThat(harness.emitted()).containsExactly(new Balance("b", 0, 150));

      harness.time(200).barrier();
      assertThat(harness.emitted()).containsExactly(new Balance("a", 0, 200));
      assertThat(harness.harness.numKeyedStateEntries()).isZero();
      assertThat(harness.harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void aJobWithoutCheckpointsLosesNoRowOfABoundedInput() throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
    List<Balance> rows =
        env.fromData(new Deposit("a", 1, 100), new Deposit("b", 5, 100), new Deposit("a", 2, 100))
            .keyBy(Deposit::name)
            .transform("deposits", TypeInformation.of(Balance.class), new DepositsOperator())
            .executeAndCollect(10);

    assertThat(rows).containsExactly(new Balance("a", 3, NONE), new Balance("b", 5, NONE));
  }
}
