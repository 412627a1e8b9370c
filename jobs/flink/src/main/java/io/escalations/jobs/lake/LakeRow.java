package io.escalations.jobs.lake;

/**
 * A row on its way to a file.
 *
 * @param partition the folder below that of the table: {@code quarter=2016Q1}, of events also the
 *     day
 * @param content as Avro writes it
 */
public record LakeRow(String table, String partition, byte[] content) {
  public String folder() {
    return table + "/" + partition;
  }
}
