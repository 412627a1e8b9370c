package io.escalations.stack;

/** The jobs of the product; a job's name is also that of its Kafka consumer group. */
public enum FlinkJob {
  TIMELINE("timeline", "TimelineJob", 2),
  WAREHOUSE("warehouse", "WarehouseJob", 1),
  LAKE("lake", "LakeJob", 1);

  private final String jobName;
  private final String mainClass;
  private final int parallelism;

  FlinkJob(String jobName, String mainClass, int parallelism) {
    this.jobName = jobName;
    this.mainClass = mainClass;
    this.parallelism = parallelism;
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
}
