package io.escalations.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process that a settings file of its user asks for; there is none where none is named. */
final class FileProcess implements Part {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_GRACE = Duration.ofSeconds(15);

  /**
   * What it runs.
   *
   * @param name names the process and its files
   * @param module folder below the root
   * @param option under which it takes the file
   * @param ready what it prints when it is ready
   */
  private record Program(
      String name, String module, String mainClass, String option, String ready) {}

  private static final Program DELIVERY =
      new Program(
          "delivery",
          "jobs/delivery",
          "io.escalations.delivery.app.DeliveryServer",
          "--receivers",
          "delivery is ready");
  private static final Program SOURCES =
      new Program(
          "sources",
          "jobs/sources",
          "io.escalations.sources.app.SourcesServer",
          "--sources",
          "sources are ready");

  private final Home home;
  private final DataDirectory data;
  private final ManagedProcess process;
  private final Program program;
  private final Path file;

  private FileProcess(Home home, DataDirectory data, Program program, Path file) {
    this.home = home;
    this.data = data;
    this.program = program;
    this.file = file;
    this.process = new ManagedProcess(data, program.name);
  }

  /**
   * Calls people for alerts.
   *
   * @param receivers null: nobody is called
   */
  static FileProcess delivery(Home home, DataDirectory data, Path receivers) {
    return new FileProcess(home, data, DELIVERY, receivers);
  }

  /**
   * Reads help desks.
   *
   * @param sources null: none is read
   */
  static FileProcess sources(Home home, DataDirectory data, Path sources) {
    return new FileProcess(home, data, SOURCES, sources);
  }

  boolean isWanted() {
    return file != null;
  }

  @Override
  public void start() {
    if (process.alive() || !isWanted()) {
      return;
    }
    List<String> options = new ArrayList<>(List.of("-Xms32m", "-Xmx160m"));
    options.addAll(JavaProgram.logging(data, program.name));
    JavaProgram java =
        new JavaProgram(
            program.name,
            home.classPath(program.module),
            options,
            program.mainClass,
            List.of("--config", data.serversFile().toString(), program.option, file.toString()));
    process.start(java.command(home, data), Map.of());
  }

  @Override
  public void awaitReady() {
    if (isWanted()) {
      Path printed = data.logs().resolve(program.name + ".out"); // begun anew at each start
      process.awaitReady(START_LIMIT, () -> LogFile.tail(printed).contains(program.ready));
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
