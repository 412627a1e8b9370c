package io.escalations.stack;

/** The jobs of the product; a job's name is also that of its Kafka consumer group. */
public enum FlinkJob {
  TIMELINE("timeline", "TimelineJob"),
  WAREHOUSE("warehouse", "WarehouseJob"),
  LAKE("lake", "LakeJob");

  private final String jobName;
  private final String mainClass;

  FlinkJob(String jobName, String mainClass) {
    this.jobName = jobName;
    this.mainClass = mainClass;
  }

  public String jobName() {
    return jobName;
  }

  String mainClass() {
    return "io.escalations.jobs.app." + mainClass;
  }
}
