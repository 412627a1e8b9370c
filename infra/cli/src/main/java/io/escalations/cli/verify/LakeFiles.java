package io.escalations.cli.verify;

import io.escalations.cli.replay.Coverage;
import io.escalations.schemas.Servers;
import io.escalations.schemas.UserError;
import io.escalations.stack.FlinkJob;
import io.escalations.stack.FlinkRest;

/** The lake of a running pipeline, whose files are closed now and then. */
public final class LakeFiles {
  private LakeFiles() {}

  /**
   * Has the lake job close its files, and returns when tables and files hold all that was emitted
   * so far.
   *
   * @param eventTime up to which windows are complete then
   * @throws UserError if the lake job does not run, or makes no headway
   */
  public static void complete(Servers servers, long eventTime) {
    if (servers.flink() == null || servers.lake() == null) {
      throw new UserError(
          "the servers file names no Flink or no lake: events are computed from the lake, whose job"
              + " closes its files first");
    }
    FlinkRest flink = new FlinkRest(servers.flink());
    String job =
        flink.jobs().stream()
            .filter(each -> each.name().equals(FlinkJob.LAKE.jobName()))
            .filter(each -> each.state().equals("RUNNING"))
            .findFirst()
            .orElseThrow(() -> new UserError("the lake job does not run: see ./escalations status"))
            .id();
    try (Coverage tables = new Coverage(servers.brokers(), () -> {});
        Coverage lake = new Coverage(servers.brokers(), () -> checkpoint(flink, job))) {
      tables.awaitWindows(eventTime);
      tables.awaitTables();
      lake.awaitLake();
    }
    checkpoint(flink, job); // files of the one before have their names by then
  }

  private static void checkpoint(FlinkRest flink, String job) {
    try {
      flink.checkpoint(job);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted while waiting for the lake", e);
    }
  }
}
