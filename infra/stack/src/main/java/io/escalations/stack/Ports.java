package io.escalations.stack;

import io.escalations.schemas.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** The ports of one stack, all on loopback. */
public record Ports(
    int kafka,
    int kafkaController,
    int clickHouseHttp,
    int clickHouseTcp,
    int flinkRest,
    int flinkRpc,
    int dashboards) {
  static final String HOST = "127.0.0.1";

  private static final int KAFKA = 19092;
  private static final int KAFKA_CONTROLLER = 19093;
  private static final int CLICKHOUSE_HTTP = 18123;
  private static final int CLICKHOUSE_TCP = 19000;
  private static final int FLINK_REST = 18081;
  private static final int FLINK_RPC = 16123;
  private static final int DASHBOARDS = 18080;

  /**
   * The well-known ports, moved by a number so that stacks can run beside each other.
   *
   * @throws UserError if a port would be out of range
   */
  public static Ports offset(int offset) {
    if (offset < -8000 || offset > 46000) {
      throw new UserError("--port-offset " + offset + " is out of range: choose -8000 to 46000");
    }
    return new Ports(
        KAFKA + offset,
        KAFKA_CONTROLLER + offset,
        CLICKHOUSE_HTTP + offset,
        CLICKHOUSE_TCP + offset,
        FLINK_REST + offset,
        FLINK_RPC + offset,
        DASHBOARDS + offset);
  }

  /** Ports nobody listens on at this moment, for tests. */
  public static Ports free() {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < 7; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getByName(HOST)));
      }
      List<Integer> free = held.stream().map(ServerSocket::getLocalPort).toList();
      for (ServerSocket socket : held) {
        socket.close();
      }
      return new Ports(
          free.get(0),
          free.get(1),
          free.get(2),
          free.get(3),
          free.get(4),
          free.get(5),
          free.get(6));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws UserError if somebody listens there, saying who if that can be seen
   */
  static void requireFree(String part, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(HOST, port));
    } catch (IOException e) {
      String owner = PortOwner.of(port).map(it -> " by " + it).orElse("");
      throw new UserError(
          "port %d, which %s needs, is taken%s: end that, or choose other ports with --port-offset N"
              .formatted(port, part, owner),
          e);
    }
  }
}
