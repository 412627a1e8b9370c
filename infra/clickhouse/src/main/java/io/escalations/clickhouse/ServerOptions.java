package io.escalations.clickhouse;

import io.escalations.schemas.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The command line of {@link ClickHouseServer}.
 *
 * @param memoryBytes what the whole process should stay below
 */
record ServerOptions(Path library, Path home, int httpPort, int tcpPort, long memoryBytes) {
  private static final long DEFAULT_MEMORY_BYTES = 1_200_000_000L;
  private static final Set<String> NAMES =
      Set.of("--library", "--home", "--http-port", "--tcp-port", "--memory-bytes");

  /**
   * @throws UserError if an option is unknown, missing or not a number where one is due
   */
  static ServerOptions parse(String[] arguments) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!NAMES.contains(arguments[i]) || i + 1 == arguments.length) {
        throw new UserError(
            "do not know '"
                + arguments[i]
                + "': options are "
                + String.join(" ", NAMES.stream().sorted().toList())
                + ", each with a value");
      }
      values.put(arguments[i], arguments[i + 1]);
    }
    return new ServerOptions(
        ClickHouseLibrary.existing(Path.of(required(values, "--library"))),
        Path.of(required(values, "--home")).toAbsolutePath().normalize(),
        Math.toIntExact(number(values, "--http-port")),
        Math.toIntExact(number(values, "--tcp-port")),
        values.containsKey("--memory-bytes")
            ? number(values, "--memory-bytes")
            : DEFAULT_MEMORY_BYTES);
  }

  /**
   * @throws UserError if another process listens on one of the ports
   */
  void refuseTakenPorts() {
    for (int port : new int[] {httpPort, tcpPort}) {
      try (ServerSocket probe = new ServerSocket()) {
        probe.setReuseAddress(true);
        probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      } catch (IOException e) {
        throw new UserError(
            "port " + port + " is taken: stop what listens there or choose another port", e);
      }
    }
  }

  private static String required(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new UserError(name + " is missing");
    }
    return value;
  }

  private static long number(Map<String, String> values, String name) {
    String value = required(values, name);
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new UserError(name + " must be a number, not '" + value + "'", e);
    }
  }
}
