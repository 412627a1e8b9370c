package io.escalations.jobs.commit;

import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Forwards records, and requests commits for those that somebody waits for. */
public final class RequestCommits<T> extends AbstractStreamOperator<T>
    implements OneInputStreamOperator<T, T>, CommitRequests.User {
  private static final long serialVersionUID = 1L;

  private final FilterFunction<T> awaited;
  private transient CommitRequests requests;

  RequestCommits(FilterFunction<T> awaited) {
    this.awaited = awaited;
  }

  /** The same stream; each record requests a commit. */
  public static <T> SingleOutputStreamOperator<T> of(DataStream<T> records, String uid) {
    return of(records, record -> true, uid);
  }

  /**
   * The same stream.
   *
   * @param awaited whether a record requests a commit
   */
  public static <T> SingleOutputStreamOperator<T> of(
      DataStream<T> records, FilterFunction<T> awaited, String uid) {
    return records
        .transform(
            "request commits",
            records.getType(),
            new CommitRequestsFactory<T, T>(
                new RequestCommits<>(awaited), records.getExecutionEnvironment()))
        .setParallelism(records.getParallelism())
        .uid(uid);
  }

  @Override
  public void setCommitRequests(CommitRequests commitRequests) {
    requests = commitRequests;
  }

  @Override
  public void processElement(StreamRecord<T> element) throws Exception {
    if (awaited.filter(element.getValue())) {
      requests.request();
    }
    output.collect(element);
  }

  @Override
  public void processRecordAttributes(RecordAttributes attributes) throws Exception {
    super.processRecordAttributes(attributes);
    requests.onAttributes(attributes);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    requests.onBarrier();
  }
}
