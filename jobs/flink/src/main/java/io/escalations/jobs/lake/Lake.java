package io.escalations.jobs.lake;

import io.escalations.history.compaction.LocalLake;
import io.escalations.jobs.io.kafka.KafkaTopics;
import io.escalations.jobs.io.kafka.RecordReader;
import io.escalations.jobs.operator.OperatorIds;
import io.escalations.jobs.rows.TopicRecord;
import io.escalations.jobs.rows.TopicRows;
import io.escalations.schemas.UserError;
import io.escalations.schemas.fact.AcceptedEvent;
import io.escalations.schemas.fact.Tables;
import io.escalations.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/**
 * The lake: a folder for each table, in it {@code quarter=2016Q1}. A file gets a name that ends in
 * {@code .parquet} when the checkpoint that closed it completes; until then it is hidden, and after
 * a restart it is continued or thrown away.
 */
public final class Lake {
  private static final String GROUP = "lake";
  private static final String OWNER_ONLY = "rwx------";

  /** Where files are until their checkpoint completes. */
  private static final String HIDDEN = ".arriving";

  private final StreamExecutionEnvironment env;
  private final KafkaTopics kafka;
  private final String directory;

  /**
   * @param directory a path or URI
   */
  public Lake(StreamExecutionEnvironment env, KafkaTopics kafka, String directory) {
    this.env = env;
    this.kafka = kafka;
    this.directory = directory;
  }

  /** To {@code case_events}, by quarter and day. */
  public void events() {
    env.fromSource(
            kafka.source(
                GROUP,
                RecordReader.of(
                    AcceptedEvent.class, record -> TopicRows.event(TopicRecord.of(record))),
                Topics.ACCEPTED_EVENTS),
            WatermarkStrategy.noWatermarks(),
            "accepted events")
        .uid(OperatorIds.LAKE_EVENTS)
        .sinkTo(
            files(
                "events",
                new ParquetFiles<>(Lake::row),
                new PartitionBuckets<>(event -> Tables.CASE_EVENTS.name() + "/" + day(event))))
        .name("events")
        .uid(OperatorIds.LAKE_FILES);
  }

  /** To a folder for each table of facts and of windows, by quarter. */
  public void results() {
    env.fromSource(
            kafka.source(
                GROUP,
                RecordReader.of(TopicRecord.class, TopicRecord::of),
                LakeTable.topicsOfVersions()),
            WatermarkStrategy.noWatermarks(),
            "facts and windows")
        .uid(OperatorIds.LAKE_RESULTS)
        .filter(record -> !record.key().isEmpty())
        .name("results with a key")
        .uid(OperatorIds.LAKE_KEYED_RESULTS)
        .keyBy(TopicRecord::key)
        .transform("by quarter", TypeInformation.of(LakeRow.class), new QuarterlyRows())
        .uid(OperatorIds.LAKE_QUARTERS)
        .sinkTo(
            files(
                "rows",
                new ParquetFiles<>(row -> LakeTable.named(row.table()).decode(row.content())),
                new PartitionBuckets<>(LakeRow::folder)))
        .name("facts and windows")
        .uid(OperatorIds.LAKE_RESULT_FILES);
  }

  /**
   * The lake holds personal data: on a local disk only its owner may read it. Elsewhere that is for
   * the store to say.
   *
   * @throws UserError if the directory cannot be made so
   */
  public static void protect(String directory) {
    LocalLake.of(directory).ifPresent(Lake::protect);
  }

  private static void protect(java.nio.file.Path local) {
    try {
      Files.createDirectories(local);
      Files.setPosixFilePermissions(local, PosixFilePermissions.fromString(OWNER_ONLY));
    } catch (IOException e) {
      throw new UserError("the lake " + local + " cannot be written: choose another directory", e);
    }
  }

  private static GenericRecord row(AcceptedEvent event) {
    return LakeTable.of(Tables.CASE_EVENTS).row(event);
  }

  private static String day(AcceptedEvent event) {
    return day(event.event().occurredAt());
  }

  /**
   * The folder of a day of events.
   *
   * @param at an instant of the day, epoch milliseconds UTC
   */
  static String day(long at) {
    return QuarterPartition.of(at).folder()
        + "/date="
        + LocalDate.ofInstant(Instant.ofEpochMilli(at), ZoneOffset.UTC);
  }

  private <T> Sink<T> files(String prefix, ParquetFiles<T> files, PartitionBuckets<T> folders) {
    Optional<java.nio.file.Path> lake = LocalLake.of(directory);
    if (lake.isEmpty()) {
      return files(new Path(directory), prefix, files, folders);
    }
    java.nio.file.Path hidden = lake.get().resolve(HIDDEN);
    return new PublishedFiles<>(
        files(new Path(hidden.toString()), prefix, files, folders), lake.get(), hidden);
  }

  private static <T> FileSink<T> files(
      Path base, String prefix, ParquetFiles<T> files, PartitionBuckets<T> folders) {
    return FileSink.forBulkFormat(base, files)
        .withBucketAssigner(folders)
        .withRollingPolicy(OnCheckpointRollingPolicy.build())
        .withOutputFileConfig(
            OutputFileConfig.builder().withPartPrefix(prefix).withPartSuffix(".parquet").build())
        .build();
  }
}
