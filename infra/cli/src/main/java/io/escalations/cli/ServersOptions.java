package io.escalations.cli;

import io.escalations.core.policy.PolicyVersions;
import io.escalations.schemas.Servers;
import io.escalations.schemas.Servers.TimeMode;
import io.escalations.schemas.UserError;
import io.escalations.stored.StoredPolicies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which servers a command talks to: those of the local stack, unless others are named. */
final class ServersOptions {
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(20);

  @Mixin private DataOption data;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Servers that run elsewhere, as a file like the servers.yaml of a local stack.")
  private Path config;

  @Option(names = "--brokers", paramLabel = "HOST:PORT", description = "Kafka bootstrap servers.")
  private String brokers;

  @Option(names = "--clickhouse", paramLabel = "URL", description = "HTTP address of ClickHouse.")
  private String clickHouse;

  @Option(names = "--flink", paramLabel = "URL", description = "REST address of Flink.")
  private String flink;

  /**
   * Addresses given one by one rule over those of the file.
   *
   * @throws UserError if the file is missing, but it may be missing where addresses are given
   */
  Servers servers() {
    Servers base = base();
    Servers.ClickHouse house = base.clickhouse();
    return new Servers(
        brokers != null ? brokers : base.brokers(),
        clickHouse != null
            ? new Servers.ClickHouse(clickHouse, house.database(), house.passwords())
            : house,
        flink != null ? flink : base.flink(),
        base.dashboards(),
        base.lake(),
        base.time());
  }

  /**
   * The versions of the policy that were published there.
   *
   * @throws UserError if there are none, or Kafka does not answer
   */
  PolicyVersions policiesInForce() {
    try (StoredPolicies stored = new StoredPolicies(servers().brokers(), ANSWERED_WITHIN)) {
      PolicyVersions versions = stored.versions();
      if (versions.names().isEmpty()) {
        throw new UserError("no policy was ever published in this stack: name a policy file");
      }
      return versions;
    }
  }

  /** The local stack's directory; only of use where {@link #elsewhere} is not. */
  DataOption data() {
    return data;
  }

  /** Whether other servers than the local stack's are meant. */
  boolean elsewhere() {
    return config != null || brokers != null || clickHouse != null || flink != null;
  }

  /** Where addresses stand that are not given one by one; may be missing. */
  Path file() {
    return config != null ? config : data.directory().serversFile();
  }

  private Servers base() {
    Path file = file();
    if (config == null && elsewhere() && !Files.exists(file)) {
      return new Servers(
          null,
          new Servers.ClickHouse(null, "escalations", Map.of()),
          null,
          null,
          null,
          TimeMode.LIVE);
    }
    return Servers.read(file);
  }
}
