package io.escalations.stack;

import io.escalations.schemas.Servers;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/** All the real parts on one machine. */
public final class LocalStack {
  private final DataDirectory data;
  private final StackOptions options;
  private final Consumer<String> progress;
  private final KafkaBroker kafka;
  private final ClickHouse clickHouse;
  private final FlinkCluster flink;
  private final FlinkJobs jobs;
  private final Dashboards dashboards;
  private final FileProcess delivery;
  private final FileProcess sources;
  private final LakeCompaction compaction;

  /**
   * @param progress told what happens, a line at a time
   */
  public LocalStack(
      Home home, DataDirectory data, StackOptions options, Consumer<String> progress) {
    Ports ports = Ports.offset(options.portOffset());
    this.data = data;
    this.options = options;
    this.progress = progress;
    this.kafka = new KafkaBroker(home, data, ports);
    this.clickHouse = new ClickHouse(home, data, ports);
    this.flink = new FlinkCluster(home, data, ports, options.taskManagers());
    this.jobs = new FlinkJobs(home, data, flink, options.retention());
    this.dashboards = new Dashboards(home, data, ports);
    this.delivery = FileProcess.delivery(home, data, options.receivers());
    this.sources = FileProcess.sources(home, data, options.sources());
    this.compaction = new LakeCompaction(home, data);
  }

  /**
   * Starts what does not run, in the order in which the parts need each other, and leaves the rest
   * alone.
   *
   * @throws UserError if a part cannot be started; those that could keep running
   */
  public void up() {
    data.prepare();
    StackLock.holding(data, this::start);
  }

  private void start() {
    refuseOtherOptions();
    parts().forEach(Part::requirePorts);
    options.write(data);
    writeServersFile();

    kafka.start();
    clickHouse.start();
    flink.start();

    kafka.awaitReady();
    kafka.createTopics();
    progress.accept("kafka is ready: " + kafka.brokers());
    clickHouse.awaitReady();
    clickHouse.migrate();
    progress.accept("clickhouse is ready: " + clickHouse.url());
    flink.awaitReady();
    progress.accept("flink is ready: " + flink.url());
    dashboards.start(); // they need no job, and start while the jobs do
    jobs.run(progress);
    compaction.start();

    dashboards.awaitReady();
    progress.accept("dashboards are ready: " + dashboards.url());
    delivery.start();
    delivery.awaitReady();
    if (delivery.isWanted()) {
      progress.accept("alerts are delivered as " + options.receivers() + " says");
    }
    sources.start();
    sources.awaitReady();
    if (sources.isWanted()) {
      progress.accept("help desks are read as " + options.sources() + " says");
    }
  }

  /** Stops everything, the jobs with a savepoint each. What does not run is passed over. */
  public void down() {
    if (status().stream().anyMatch(PartStatus::running)) {
      StackLock.holding(data, this::stop);
    } else {
      progress.accept("nothing runs in " + data.root());
    }
  }

  private void stop() {
    sources.stop();
    delivery.stop();
    compaction.stop();
    if (kafka.running() && flink.running()) {
      jobs.stop(progress);
    }
    flink.stop();
    dashboards.stop();
    clickHouse.stop();
    kafka.stop();
    progress.accept("everything is stopped; the data stays in " + data.root());
  }

  /** Every process, whether it runs or not. */
  public List<PartStatus> status() {
    return parts().stream().flatMap(part -> part.processes().stream()).map(PartStatus::of).toList();
  }

  /** Where the servers are. */
  public Servers servers() {
    return new Servers(
        kafka.brokers(),
        new Servers.ClickHouse(clickHouse.url(), "escalations", clickHouse.passwords()),
        flink.url(),
        dashboards.url(),
        data.lake().toString(),
        options.time());
  }

  private List<Part> parts() {
    return List.of(kafka, clickHouse, flink, dashboards, delivery, sources, compaction);
  }

  private void refuseOtherOptions() {
    StackOptions last = StackOptions.read(data);
    if (!delivery.running()) {
      last = last.withReceivers(options.receivers());
    }
    if (!sources.running()) {
      last = last.withSources(options.sources());
    }
    if (!last.equals(options) && parts().stream().anyMatch(Part::running)) {
      throw new UserError(
          "the stack in "
              + data.root()
              + " runs with "
              + last
              + ": end it first, with ./escalations down --data "
              + data.root());
    }
  }

  private void writeServersFile() {
    try {
      servers().write(DataDirectory.createPrivate(data.serversFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
