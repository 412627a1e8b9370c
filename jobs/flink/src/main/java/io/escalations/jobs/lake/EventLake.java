package io.escalations.jobs.lake;

import io.escalations.jobs.warehouse.AcceptedEvent;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/**
 * The lake: {@code <lake>/case_events/quarter=2016Q1/date=2016-03-01/*.parquet}. A file gets a name that ends so when the
 * checkpoint that closed it completes; until then it is hidden, and after a restart it is continued or thrown away.
 */
public final class EventLake {
  private static final String OWNER_ONLY = "rwx------";

  private EventLake() {}

  /** @param directory of the lake, a path or URI */
  public static FileSink<AcceptedEvent> in(String directory) {
    return FileSink.forBulkFormat(new Path(directory, "case_events"), new EventFiles())
        .withBucketAssigner(new DayOfEvent())
        .withRollingPolicy(OnCheckpointRollingPolicy.build())
        .withOutputFileConfig(OutputFileConfig.builder().withPartPrefix("events").withPartSuffix(".parquet").build())
        .build();
  }

  /**
   * The lake holds personal data: on a local disk only its owner may read it. Elsewhere that is for the store to say.
   *
   * @throws UserError if the directory cannot be made so
   */
  public static void protect(String directory) {
    Path lake = new Path(directory);
    if (lake.toUri().getScheme() != null && !lake.toUri().getScheme().equals("file")) {
      return;
    }
    java.nio.file.Path local = java.nio.file.Path.of(lake.getPath());
    try {
      Files.createDirectories(local);
      Files.setPosixFilePermissions(local, PosixFilePermissions.fromString(OWNER_ONLY));
    } catch (IOException e) {
      throw new UserError("the lake " + local + " cannot be written: choose another directory", e);
    }
  }
}
