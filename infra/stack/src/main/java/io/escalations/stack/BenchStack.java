package io.escalations.stack;

import io.escalations.schemas.Servers;
import io.escalations.schemas.Servers.TimeMode;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parts for measurements: one Kafka for all of them, while Flink and ClickHouse are new, and
 * empty, for each.
 */
public final class BenchStack {
  private static final Duration RUN_LIMIT = Duration.ofMinutes(2);

  private final Home home;
  private final DataDirectory data;
  private final KafkaBroker kafka;
  private final ClickHouse clickHouse;
  private final FlinkCluster flink;

  public BenchStack(Home home, DataDirectory data, int portOffset) {
    Ports ports = Ports.offset(portOffset);
    this.home = home;
    this.data = data;
    this.kafka = new KafkaBroker(home, data, ports);
    this.clickHouse = new ClickHouse(home, data, ports);
    this.flink = new FlinkCluster(home, data, ports, 1);
  }

  /**
   * Ends what an earlier run left, begins anew with a Kafka that has every topic, and returns its
   * bootstrap servers.
   *
   * @throws UserError if another program has one of the ports
   */
  public String startKafka() {
    stop();
    List.of(kafka, clickHouse, flink).forEach(Part::requirePorts);
    kafka.start();
    kafka.awaitReady();
    kafka.createTopics();
    return kafka.brokers();
  }

  /** Creates the topics that were deleted since. */
  public void createTopics() {
    kafka.createTopics();
  }

  /** Starts a Flink cluster that knows nothing. */
  public void startFlink() {
    DataDirectory.delete(data.of("flink"));
    flink.start();
    flink.awaitReady();
  }

  /** Starts a ClickHouse with empty tables, and empties the lake. */
  public void startWarehouse() {
    DataDirectory.delete(data.of("clickhouse"));
    DataDirectory.delete(data.lake());
    clickHouse.start();
    clickHouse.awaitReady();
    clickHouse.migrate();
  }

  /** Submits a job of the product, with its own parallelism, and returns when all its tasks run. */
  public void run(FlinkJob job, String... arguments) {
    Servers.ClickHouse house =
        new Servers.ClickHouse(clickHouse.url(), "escalations", clickHouse.passwords());
    try {
      new Servers(kafka.brokers(), house, flink.url(), null, data.lake().toString(), TimeMode.DATA)
          .write(DataDirectory.createPrivate(data.serversFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> all = new ArrayList<>(List.of("--config", data.serversFile().toString()));
    all.addAll(job.arguments());
    all.addAll(List.of(arguments));
    run(job, job.mainClass(), all);
  }

  /**
   * Submits another main class of {@code jobs/flink} in the job's place, under its name and with
   * its parallelism.
   */
  public void runInPlaceOf(FlinkJob job, String mainClass, String... arguments) {
    run(job, mainClass, List.of(arguments));
  }

  private void run(FlinkJob job, String mainClass, List<String> arguments) {
    String name = job.jobName();
    new JobSubmitter(home, data, flink).submit(job, mainClass, arguments, Optional.empty());
    FlinkRest rest = new FlinkRest(flink.url());
    if (!Wait.until(
        RUN_LIMIT,
        () ->
            rest.jobs().stream()
                .anyMatch(known -> known.name().equals(name) && known.allTasksRun()))) {
      throw new UserError(
          "the "
              + name
              + " job does not run (log: "
              + data.logs().resolve("flink-taskmanager-1.log")
              + ")");
    }
  }

  /**
   * Runs a main class of {@code jobs/flink} in a JVM of its own to its end, and returns what it
   * printed.
   */
  public String runProgram(String name, String mainClass, List<String> arguments) {
    List<String> options = new ArrayList<>(List.of("-Xmx640m"));
    options.addAll(JavaProgram.logging(data, name));
    JavaProgram program =
        new JavaProgram(name, home.classPath("jobs/flink"), options, mainClass, arguments);
    Path printed = data.logs().resolve(name + ".out");
    try {
      Process process =
          new ProcessBuilder(program.command(home, data))
              .redirectErrorStream(true)
              .redirectOutput(printed.toFile())
              .start();
      if (process.waitFor() != 0) {
        throw new UserError(name + " failed (log: " + printed + ")");
      }
      return Files.readString(printed).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted", e);
    }
  }

  /** What the servers' threads have used so far. */
  public ProcessorTime processorTime() {
    return ProcessorTime.of(
        Stream.of(kafka, flink, clickHouse)
            .flatMap(part -> part.processes().stream())
            .map(PartStatus::of)
            .toList());
  }

  /** Ends all but Kafka. */
  public void stopRun() {
    flink.stop();
    clickHouse.stop();
  }

  /** Ends everything and deletes its data, all but the logs. */
  public void stop() {
    stopRun();
    kafka.stop();
    List.of(data.of("kafka"), data.of("clickhouse"), data.of("flink"), data.lake())
        .forEach(DataDirectory::delete);
  }
}
