package io.escalations.stack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The server of the pages. */
public final class Dashboards implements Part {
  private static final String NAME = "dashboards";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_GRACE = Duration.ofSeconds(10);
  private static final int CONNECT_MILLIS = 1000;

  private final Home home;
  private final DataDirectory data;
  private final Ports ports;
  private final ManagedProcess process;

  public Dashboards(Home home, DataDirectory data, Ports ports) {
    this.home = home;
    this.data = data;
    this.ports = ports;
    this.process = new ManagedProcess(data, NAME);
  }

  /** Where the pages are. */
  public String url() {
    return "http://" + Ports.HOST + ":" + ports.dashboards();
  }

  @Override
  public void start() {
    if (process.alive()) {
      return;
    }
    data.prepare();
    requirePorts();
    List<String> options =
        new ArrayList<>(List.of("-Xms32m", "-Xmx160m", "-XX:ReservedCodeCacheSize=64m"));
    options.addAll(JavaProgram.logging(data, NAME));
    List<String> arguments =
        List.of(
            "--config",
            data.serversFile().toString(),
            "--port",
            String.valueOf(ports.dashboards()));
    JavaProgram program =
        new JavaProgram(
            NAME,
            home.classPath(NAME),
            options,
            "io.escalations.dashboards.DashboardsServer",
            arguments);
    process.start(program.command(home, data), Map.of());
  }

  @Override
  public void awaitReady() {
    process.awaitReady(START_LIMIT, this::accepts);
  }

  private boolean accepts() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(Ports.HOST, ports.dashboards()), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void stop() {
    process.stop(STOP_GRACE);
  }

  @Override
  public List<PartProcess> processes() {
    return List.of(new PartProcess(process, List.of(ports.dashboards())));
  }
}
