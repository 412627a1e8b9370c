package io.escalations.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A Flink session cluster: one JobManager and as many TaskManagers as asked for, from the jars of
 * {@code jobs/flink}.
 */
final class FlinkCluster implements Part {
  /**
   * Of each TaskManager: enough for all jobs, with two to spare while a job's old tasks are still
   * ending.
   */
  private static final int SLOTS = 7;

  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_GRACE = Duration.ofSeconds(10);
  static final List<String> OPENED =
      List.of(
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/java.time=ALL-UNNAMED",
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
          "--add-exports=java.base/sun.net.util=ALL-UNNAMED");
  private static final List<String> JOB_MANAGER_OPTIONS =
      List.of("-Xms64m", "-Xmx320m", "-XX:MaxMetaspaceSize=192m", "-XX:TieredStopAtLevel=1");
  // Its tasks all stand still while garbage is collected, so all cores collect: a tenth of its time
  // when it catches up. The cases it
  // keeps lie all over its heap, so pages are large where the system allows it.
  private static final List<String> TASK_MANAGER_OPTIONS =
      List.of(
          "-XX:-UseSerialGC",
          "-XX:+UseParallelGC",
          "-XX:+UseTransparentHugePages",
          "-Xms1408m",
          "-Xmx1664m",
          "-Xmn768m",
          "-XX:MaxDirectMemorySize=160m",
          "-XX:MetaspaceSize=160m",
          "-XX:MaxMetaspaceSize=256m",
          "-XX:ReservedCodeCacheSize=128m");
  // Without it, glibc keeps a pool of freed memory for each thread that RocksDB has ever run on.
  private static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "2");

  private final Home home;
  private final DataDirectory data;
  private final Ports ports;
  private final Path directory;
  private final ManagedProcess jobManager;
  private final List<ManagedProcess> taskManagers;
  private final FlinkRest rest;

  FlinkCluster(Home home, DataDirectory data, Ports ports, int taskManagers) {
    this.home = home;
    this.data = data;
    this.ports = ports;
    this.directory = data.of("flink");
    this.jobManager = new ManagedProcess(data, "flink-jobmanager");
    this.taskManagers =
        IntStream.rangeClosed(1, taskManagers)
            .mapToObj(number -> new ManagedProcess(data, "flink-taskmanager-" + number))
            .toList();
    this.rest = new FlinkRest(url());
  }

  /** REST and web address. */
  String url() {
    return "http://" + Ports.HOST + ":" + ports.flinkRest();
  }

  @Override
  public void start() {
    data.prepare();
    requirePorts();
    ConfigTemplate.write(
        "flink/config.yaml",
        directory.resolve("conf/config.yaml"),
        Map.of(
            "rpcPort",
            ports.flinkRpc(),
            "restPort",
            ports.flinkRest(),
            "slots",
            SLOTS,
            "directory",
            directory));
    if (!jobManager.alive()) {
      start(
          jobManager,
          JOB_MANAGER_OPTIONS,
          "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
          List.of("--executionMode", "cluster"));
    }
    for (ManagedProcess taskManager : taskManagers) {
      if (!taskManager.alive()) {
        start(
            taskManager,
            TASK_MANAGER_OPTIONS,
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
            List.of("-D", "taskmanager.resource-id=" + taskManager.name()));
      }
    }
  }

  private void start(
      ManagedProcess process, List<String> memory, String mainClass, List<String> arguments) {
    // What a killed process left behind, RocksDB's working files above all, is of no use to the
    // next one.
    Path temporary = directory.resolve("tmp").resolve(process.name());
    DataDirectory.delete(temporary);
    DataDirectory.create(temporary);
    List<String> all =
        new ArrayList<>(
            List.of(
                "--configDir",
                configuration().toString(),
                "-D",
                "io.tmp.dirs=" + temporary,
                "-D",
                "state.backend.rocksdb.log.dir=" + temporary));
    all.addAll(arguments);
    process.start(program(process.name(), memory, mainClass, all), ENVIRONMENT);
  }

  private List<String> program(
      String name, List<String> memory, String mainClass, List<String> arguments) {
    List<String> options = new ArrayList<>(memory);
    options.addAll(OPENED);
    options.addAll(JavaProgram.logging(data, name));
    options.add("-Dlog.file=" + data.logs().resolve(name + ".log"));
    return new JavaProgram(name, home.classPath("jobs/flink"), options, mainClass, arguments)
        .command(home, data);
  }

  private Path configuration() {
    return directory.resolve("conf");
  }

  @Override
  public void awaitReady() {
    jobManager.awaitReady(START_LIMIT, () -> rest.taskManagers().isPresent());
    for (ManagedProcess taskManager : taskManagers) {
      taskManager.awaitReady(
          START_LIMIT,
          () ->
              rest.taskManagers().filter(names -> names.contains(taskManager.name())).isPresent());
    }
  }

  @Override
  public void stop() {
    taskManagers.forEach(taskManager -> taskManager.stop(STOP_GRACE));
    jobManager.stop(STOP_GRACE);
  }

  @Override
  public List<PartProcess> processes() {
    List<PartProcess> processes =
        new ArrayList<>(
            List.of(new PartProcess(jobManager, List.of(ports.flinkRest(), ports.flinkRpc()))));
    taskManagers.forEach(taskManager -> processes.add(new PartProcess(taskManager, List.of())));
    return processes;
  }
}
