package io.escalations.jobs.app;

import io.escalations.jobs.io.clickhouse.WarehouseAccess;
import io.escalations.jobs.io.kafka.KafkaTopics;
import io.escalations.jobs.warehouse.WarehouseTables;
import io.escalations.schemas.Servers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The second job: it writes the output of the timeline job into ClickHouse. Alerts flow without it.
 *
 * <pre>
 *   case-facts ──────────────┬──► cases, escalations, sla_clocks, case_resolutions, case_spans
 *   case-facts-history ──────┼──► cases_history, escalations_history, sla_clocks_history
 *   sla-alerts ──────────────┼──► sla_alerts
 *   case-events-accepted ────┼──► case_events
 *                            └─ time ─┐
 *   pipeline-progress ────────────────┴─ hold ──► pipeline_progress
 *   case-events-duplicates ──┐         duplicate_events
 *   case-events-rejected ────┼───────► rejected_events
 *   case-events-counts ──────┤         record_counts
 *   alert-deliveries ────────┘         alert_deliveries
 *   escalation-volume ───────┐         escalation_volume
 *   resolution-times ────────┼───────► resolution_times
 *   issue-patterns ──────────┘         issue_patterns
 * </pre>
 */
@Command(name = "WarehouseJob")
public final class WarehouseJob implements Callable<Integer> {
  @Option(names = "--config", required = true, description = "where the servers are")
  private Path config;

  @Option(
      names = "--checkpoint-interval",
      defaultValue = "PT1S",
      description = "rows wait so long to be written together (default: ${DEFAULT-VALUE})")
  private Duration checkpointInterval;

  public static void main(String[] args) throws Exception {
    JobMain.run(new WarehouseJob(), args);
  }

  @Override
  public Integer call() throws Exception {
    Servers servers = Servers.read(config);
    StreamExecutionEnvironment env =
        JobEnvironment.configureOnRequest(
            StreamExecutionEnvironment.getExecutionEnvironment(), checkpointInterval);
    define(env, new KafkaTopics(servers.brokers()), WarehouseAccess.of(servers));
    env.execute("warehouse");
    return 0;
  }

  /** The whole flow. */
  public static void define(
      StreamExecutionEnvironment env, KafkaTopics kafka, WarehouseAccess access) {
    WarehouseTables tables = new WarehouseTables(env, kafka, access);
    tables.progress(tables.facts(), tables.alerts(), tables.events());
    tables.accounting();
    tables.analytics();
  }
}
