package io.escalations.jobs.bench;

import io.escalations.jobs.app.TimelineJob;
import io.escalations.jobs.commit.RequestCommits;
import io.escalations.jobs.events.CaseArrival;
import io.escalations.jobs.events.CaseEventDeserializer;
import io.escalations.jobs.events.EventTime;
import io.escalations.jobs.events.ParsedRecord;
import io.escalations.jobs.events.SplitEvents;
import io.escalations.jobs.io.kafka.KafkaTopics;
import io.escalations.jobs.timeline.EventArchive;
import io.escalations.jobs.timeline.Retention;
import io.escalations.schemas.Servers.TimeMode;
import io.escalations.schemas.topic.Topics;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * A job that does part of what the timeline job does, from the same input, and throws the result
 * away.
 */
enum BenchPipeline {
  /** Source and parse. */
  PARSE {
    @Override
    void define(StreamExecutionEnvironment env, KafkaTopics kafka) {
      RequestCommits.of(parsed(env, kafka), "request-commits")
          .sinkTo(new DiscardingSink<>())
          .uid("discard");
    }
  },

  /** Also the shuffle by case, one state and one timer: the least that a job of this kind does. */
  SKELETON {
    @Override
    void define(StreamExecutionEnvironment env, KafkaTopics kafka) {
      RequestCommits.of(parsed(env, kafka), "request-commits")
          .transform("split", TypeInformation.of(CaseArrival.class), new SplitEvents())
          .uid("split-events")
          .keyBy(arrival -> arrival.caseId(), Types.STRING)
          .process(new OneStateOneTimer())
          .uid("one-state-one-timer")
          .sinkTo(new DiscardingSink<>())
          .uid("discard");
    }
  },

  /** The whole timeline job, but its output is discarded. */
  FOLD {
    @Override
    void define(StreamExecutionEnvironment env, KafkaTopics kafka) {
      TimelineJob.Sinks nowhere =
          new TimelineJob.Sinks(
              new DiscardingSink<>(),
              new DiscardingSink<>(),
              new DiscardingSink<>(),
              new DiscardingSink<>());
      TimelineJob.define(env, kafka, nowhere, RETENTION, EventArchive::none);
    }
  };

  private static final Retention RETENTION = new Retention(Duration.ofDays(400), TimeMode.DATA);

  abstract void define(StreamExecutionEnvironment env, KafkaTopics kafka);

  private static DataStream<ParsedRecord> parsed(
      StreamExecutionEnvironment env, KafkaTopics kafka) {
    return env.fromSource(
            kafka.sourceWithBacklog(
                "timeline", new CaseEventDeserializer(TimeMode.DATA), Topics.CASE_EVENTS),
            EventTime.ofLog(),
            "case events")
        .uid("case-events");
  }
}
