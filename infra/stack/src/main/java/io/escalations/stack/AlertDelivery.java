package io.escalations.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The process that calls people for alerts; there is none where no receivers file is named. */
final class AlertDelivery implements Part {
  private static final String NAME = "delivery";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_GRACE = Duration.ofSeconds(15);
  private static final String READY = "delivery is ready";

  private final Home home;
  private final DataDirectory data;
  private final ManagedProcess process;
  private final Path receivers;

  /**
   * @param receivers null: nobody is called
   */
  AlertDelivery(Home home, DataDirectory data, Path receivers) {
    this.home = home;
    this.data = data;
    this.receivers = receivers;
    this.process = new ManagedProcess(data, NAME);
  }

  boolean isWanted() {
    return receivers != null;
  }

  @Override
  public void start() {
    if (process.alive() || !isWanted()) {
      return;
    }
    List<String> options = new ArrayList<>(List.of("-Xms32m", "-Xmx160m"));
    options.addAll(JavaProgram.logging(data, NAME));
    JavaProgram program =
        new JavaProgram(
            NAME,
            home.classPath("jobs/delivery"),
            options,
            "io.escalations.delivery.app.DeliveryServer",
            List.of(
                "--config", data.serversFile().toString(), "--receivers", receivers.toString()));
    process.start(program.command(home, data), Map.of());
  }

  @Override
  public void awaitReady() {
    if (isWanted()) {
      Path printed = data.logs().resolve(NAME + ".out"); // begun anew at each start
      process.awaitReady(START_LIMIT, () -> LogFile.tail(printed).contains(READY));
    }
  }

  @Override
  public void stop() {
    process.stop(STOP_GRACE);
  }

  @Override
  public boolean running() {
    return process.alive();
  }

  @Override
  public List<PartProcess> processes() {
    return isWanted() ? List.of(new PartProcess(process, List.of())) : List.of();
  }
}
