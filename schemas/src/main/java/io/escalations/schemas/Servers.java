package io.escalations.schemas;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the servers are, as a YAML file of these fields. {@code ./escalations up} writes one for
 * the local stack; the same file, written by hand, points any command and job at servers that run
 * elsewhere.
 *
 * @param brokers Kafka bootstrap servers
 * @param flink REST address of the Flink cluster
 * @param dashboards address of the dashboards server
 * @param lake directory (or URI) the Parquet lake is written to
 * @param time whether event time also follows the wall clock
 */
public record Servers(
    String brokers,
    ClickHouse clickhouse,
    String flink,
    String dashboards,
    String lake,
    TimeMode time) {

  /**
   * @param url HTTP address
   * @param passwords by user; users are named after their role: admin, writer, analyst, viewer,
   *     acknowledger, privacy
   */
  public record ClickHouse(String url, String database, Map<String, String> passwords) {
    /**
     * @throws UserError if the file names no such user
     */
    public String password(String user) {
      String password = passwords == null ? null : passwords.get(user);
      if (password == null) {
        throw new UserError(
            "the servers file has no password for ClickHouse user '"
                + user
                + "': add clickhouse.passwords."
                + user);
      }
      return password;
    }
  }

  /**
   * LIVE: once caught up, event time follows the wall clock and never runs ahead of it. DATA:
   * records and heartbeats alone.
   */
  public enum TimeMode {
    LIVE,
    DATA
  }

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(com.fasterxml.jackson.databind.MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  /**
   * @throws UserError if the file is missing or not such a file
   */
  public static Servers read(Path file) {
    try {
      return MAPPER.readValue(file.toFile(), Servers.class);
    } catch (IOException e) {
      String reason =
          Files.exists(file)
              ? e.getMessage().lines().findFirst().orElse("unreadable")
              : "no such file (is the stack up? ./escalations up)";
      throw new UserError(file + ": " + reason, e);
    }
  }

  public void write(Path file) throws IOException {
    MAPPER.writeValue(file.toFile(), this);
  }
}
