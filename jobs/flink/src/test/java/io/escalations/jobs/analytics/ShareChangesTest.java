package io.escalations.jobs.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.core.rolling.ResolutionChange;
import io.escalations.core.rolling.ResolutionKey;
import io.escalations.core.rolling.ResolutionShare;
import io.escalations.core.rolling.ResolutionTally;
import io.escalations.core.rolling.VolumeChange;
import io.escalations.core.rolling.VolumeKey;
import io.escalations.core.rolling.VolumeShare;
import io.escalations.core.rolling.VolumeTally;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShareChangesTest {
  private static final VolumeKey SERVICE = new VolumeKey("Service", "BILLING", 2, "PHONE");
  private static final VolumeKey BILLING = new VolumeKey("Billing", "BILLING", 2, "PHONE");
  private static final ResolutionKey URGENT = new ResolutionKey("Service", "BILLING", "P1");

  private KeyedOneInputStreamOperatorTestHarness<String, CaseShares, VolumeChange> harness;

  @BeforeEach
  void open() throws Exception {
    harness =
        ProcessFunctionTestHarnesses.forKeyedProcessFunction(
            new ShareChanges(Duration.ofDays(10)), CaseShares::caseId, Types.STRING);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void escalation(VolumeShare share) throws Exception {
    Map<Integer, VolumeShare> escalations = new HashMap<>();
    escalations.put(1, share);
    harness.processElement(new StreamRecord<>(new CaseShares("case", escalations, Map.of())));
  }

  private List<VolumeChange> changes() {
    List<VolumeChange> changes = harness.extractOutputValues();
    harness.getOutput().clear();
    return changes;
  }

  private static VolumeChange change(VolumeKey key, long instant, int opened, int ended) {
    return new VolumeChange(key, instant, new VolumeTally(opened, ended));
  }

  @Test
  void anEndMovesNothingButTheEnd() throws Exception {
    escalation(new VolumeShare(SERVICE, 5, null));
    assertThat(changes()).containsExactly(change(SERVICE, 5, 1, 0));

    escalation(new VolumeShare(SERVICE, 5, 9L));
    assertThat(changes()).containsExactly(change(SERVICE, 9, 0, 1));

    escalation(new VolumeShare(SERVICE, 5, 8L));
    assertThat(changes()).containsExactly(change(SERVICE, 9, 0, -1), change(SERVICE, 8, 0, 1));
  }

  @Test
  void aCorrectedEscalationIsTakenOutWhereItWasAndAddedWhereItIs() throws Exception {
    escalation(new VolumeShare(SERVICE, 5, 9L));
    changes();

    escalation(new VolumeShare(BILLING, 6, null));
    assertThat(changes())
        .containsExactly(
            change(SERVICE, 5, -1, 0), change(SERVICE, 9, 0, -1), change(BILLING, 6, 1, 0));

    escalation(null);
    assertThat(changes()).containsExactly(change(BILLING, 6, -1, 0));
  }

  @Test
  void resolutionTimesGoTheirOwnWay() throws Exception {
    harness.processElement(
        new StreamRecord<>(
            new CaseShares("case", Map.of(), Map.of(1, new ResolutionShare(URGENT, 9, 4)))));
    harness.processElement(
        new StreamRecord<>(
            new CaseShares("case", Map.of(), Map.of(1, new ResolutionShare(URGENT, 9, 7)))));

    assertThat(harness.getSideOutput(ShareChanges.RESOLUTIONS).stream().map(StreamRecord::getValue))
        .containsExactly(
            new ResolutionChange(URGENT, 9, ResolutionTally.of(4, 1)),
            new ResolutionChange(URGENT, 9, ResolutionTally.of(4, -1)),
            new ResolutionChange(URGENT, 9, ResolutionTally.of(7, 1)));
  }

  @Test
  void whatEndedIsForgottenAndWhatIsOpenIsNot() throws Exception {
    long later = Duration.ofDays(10).toMillis();
    escalation(new VolumeShare(SERVICE, 5, null));
    harness.processElement(
        new StreamRecord<>(
            new CaseShares("case", Map.of(), Map.of(1, new ResolutionShare(URGENT, 9, 4)))));
    harness.processWatermark(new Watermark(9 + later));
    assertThat(harness.numKeyedStateEntries()).isEqualTo(1);

    escalation(new VolumeShare(SERVICE, 5, later));
    harness.processWatermark(new Watermark(2 * later));

    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }
}
