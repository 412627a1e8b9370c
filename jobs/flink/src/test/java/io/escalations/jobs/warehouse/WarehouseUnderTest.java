package io.escalations.jobs.warehouse;

import io.escalations.clickhouse.ClickHouseHttp;
import io.escalations.clickhouse.ClickHouseLibrary;
import io.escalations.clickhouse.ClickHouseMigrations;
import io.escalations.clickhouse.testing.ClickHouseProcess;
import io.escalations.jobs.app.JobEnvironment;
import io.escalations.jobs.app.WarehouseJob;
import io.escalations.jobs.io.clickhouse.WarehouseAccess;
import io.escalations.jobs.io.kafka.KafkaTopics;
import io.escalations.stack.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A real ClickHouse that can be killed, and the job that writes it. */
final class WarehouseUnderTest {
  private static final Map<String, String> PASSWORDS =
      Map.of(
          "admin",
          "a",
          "writer",
          "w",
          "analyst",
          "n",
          "viewer",
          "v",
          "acknowledger",
          "k",
          "privacy",
          "p");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofMillis(200);

  private final Path directory;
  private final String brokers;
  private final Ports ports = Ports.free();
  private ClickHouseProcess server;
  private JobClient job;

  WarehouseUnderTest(Path directory, String brokers) throws Exception {
    this.directory = directory;
    this.brokers = brokers;
    startServer();
    ClickHouseMigrations.apply(as("admin"));
    startJob();
  }

  ClickHouseHttp as(String user) {
    return server.as(user);
  }

  /** As the privacy role. */
  String query(String statement) {
    return as("privacy").query(statement).strip();
  }

  void startServer() throws IOException, InterruptedException {
    Path library = ClickHouseLibrary.in(Path.of(System.getProperty("escalations.home")));
    server =
        ClickHouseProcess.start(
                library,
                directory.resolve("clickhouse"),
                ports.clickHouseHttp(),
                ports.clickHouseTcp(),
                PASSWORDS)
            .awaitReady(PATIENCE);
  }

  void killServer() throws InterruptedException {
    server.kill();
  }

  /** Without state: it reads every topic from the start. */
  void startJob() throws Exception {
    StreamExecutionEnvironment env = environment("warehouse");
    WarehouseJob.define(
        env, new KafkaTopics(brokers), new WarehouseAccess(server.url(), PASSWORDS.get("writer")));
    job = env.executeAsync("warehouse");
  }

  /** Where a job may run beside it. */
  StreamExecutionEnvironment environment(String name) {
    Configuration configuration = new Configuration();
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY, directory.resolve(name).toUri().toString());
    return JobEnvironment.configure(
        StreamExecutionEnvironment.createLocalEnvironment(2, configuration), CHECKPOINT_INTERVAL);
  }

  void cancelJob() throws Exception {
    job.cancel().get();
  }

  void stop() throws Exception {
    cancelJob();
    server.close();
  }
}
