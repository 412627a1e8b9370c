package io.escalations.stack;

import java.util.List;

/** The jobs of the product; a job's name is also that of its Kafka consumer group. */
public enum FlinkJob {
  // As long as the broker allows (kafka/server.properties): an outage over a weekend loses nothing.
  TIMELINE("timeline", "TimelineJob", 2, "--transaction-timeout", "P7D"),
  WAREHOUSE("warehouse", "WarehouseJob", 1),
  ANALYTICS("analytics", "AnalyticsJob", 1, "--transaction-timeout", "P7D"),
  LAKE("lake", "LakeJob", 1);

  private final String jobName;
  private final String mainClass;
  private final int parallelism;
  private final List<String> arguments;

  FlinkJob(String jobName, String mainClass, int parallelism, String... arguments) {
    this.jobName = jobName;
    this.mainClass = mainClass;
    this.parallelism = parallelism;
    this.arguments = List.of(arguments);
  }

  public String jobName() {
    return jobName;
  }

  String mainClass() {
    return "io.escalations.jobs.app." + mainClass;
  }

  /** How many slots it takes. */
  int parallelism() {
    return parallelism;
  }

  /** What its main class is told besides where the servers are. */
  List<String> arguments() {
    return arguments;
  }
}
