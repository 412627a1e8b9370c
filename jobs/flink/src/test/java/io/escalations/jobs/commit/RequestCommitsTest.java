package io.escalations.jobs.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestCommitsTest {
  private final List<CommitEvent> sent = new ArrayList<>();
  private OneInputStreamOperatorTestHarness<String, String> harness;

  @BeforeEach
  void open() throws Exception {
    RequestCommits<String> operator =
        new RequestCommits<>(record -> !record.equals("nobody waits"));
    operator.setCommitRequests(new CommitRequests(event -> sent.add((CommitEvent) event)));
    harness = new OneInputStreamOperatorTestHarness<>(operator);
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void requestsOneCommitBetweenTwoBarriers() throws Exception {
    harness.processElement(new StreamRecord<>("nobody waits"));
    assertThat(sent).isEmpty();
    harness.processElement(new StreamRecord<>("a"));
    harness.processElement(new StreamRecord<>("b"));
    assertThat(sent).containsExactly(CommitEvent.REQUEST);

    harness.prepareSnapshotPreBarrier(1);
    assertThat(sent).hasSize(1);
    harness.processElement(new StreamRecord<>("c"));

    assertThat(sent).containsExactly(CommitEvent.REQUEST, CommitEvent.REQUEST);
    assertThat(harness.extractOutputValues()).containsExactly("nobody waits", "a", "b", "c");
  }

  @Test
  void requestsNothingDuringABacklogAndTellsOfIt() throws Exception {
    harness.processRecordAttributes(new RecordAttributes(true));
    harness.processElement(new StreamRecord<>("a"));
    harness.processRecordAttributes(new RecordAttributes(false));
    harness.processElement(new StreamRecord<>("b"));

    assertThat(sent)
        .containsExactly(CommitEvent.BACKLOG_BEGINS, CommitEvent.BACKLOG_ENDS, CommitEvent.REQUEST);
    assertThat(harness.getRecordOutput()).hasSize(2);
  }
}
