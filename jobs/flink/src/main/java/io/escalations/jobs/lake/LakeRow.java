package io.escalations.jobs.lake;

/**
 * A row on its way to a file.
 *
 * @param quarter the name of the one in whose folder it stands
 * @param content as Avro writes it
 */
public record LakeRow(String table, String quarter, byte[] content) {
  String folder() {
    return table + "/quarter=" + quarter;
  }
}
