package io.escalations.stack;

import io.escalations.schemas.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process that outlives whoever started it, found again by the id recorded in the data directory.
 * What it prints goes to {@code logs/<name>.out}, begun anew at each start.
 */
final class ManagedProcess {
  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

  private final String name;
  private final Path pidFile;
  private final Path printed;
  private final Path log;

  /** A process that logs to {@code logs/<name>.log}. */
  ManagedProcess(DataDirectory data, String name) {
    this(data, name, data.logs().resolve(name + ".log"));
  }

  /**
   * @param log where it writes its own log
   */
  ManagedProcess(DataDirectory data, String name, Path log) {
    this.name = name;
    this.pidFile = data.run().resolve(name + ".pid");
    this.printed = data.logs().resolve(name + ".out");
    this.log = log;
  }

  String name() {
    return name;
  }

  /** The process, if it runs. */
  Optional<ProcessIdentity> running() {
    return ProcessIdentity.read(pidFile).filter(ProcessIdentity::alive);
  }

  boolean alive() {
    return running().isPresent();
  }

  /**
   * Starts the command in a session of its own, so that Ctrl-C at the terminal that started it does
   * not reach it.
   */
  void start(List<String> command, Map<String, String> environment) {
    List<String> detached = new ArrayList<>(List.of("setsid"));
    detached.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(detached).redirectErrorStream(true).redirectOutput(printed.toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.environment().putAll(environment);
    try {
      long pid = builder.start().pid();
      Optional<ProcessIdentity> started = ProcessIdentity.running(pid);
      if (started.isEmpty()) {
        throw failed("ended at once");
      }
      started.get().write(pidFile);
    } catch (IOException e) {
      throw new UserError(name + " cannot be started: " + e.getMessage(), e);
    }
  }

  /** Asks it to end, and after the grace ends it. Does nothing if it does not run. */
  void stop(Duration grace) {
    running().ifPresent(process -> end(process, grace));
    try {
      Files.deleteIfExists(pidFile);
    } catch (IOException e) {
      throw new UserError(pidFile + " cannot be deleted: " + e.getMessage(), e);
    }
  }

  private void end(ProcessIdentity process, Duration grace) {
    ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroy);
    if (!Wait.until(grace, () -> !process.alive())) {
      ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
      if (!Wait.until(KILL_LIMIT, () -> !process.alive())) {
        throw new UserError(
            name + " (process " + process.pid() + ") does not end, not even by SIGKILL");
      }
    }
  }

  /**
   * @throws UserError if the process ends or the limit passes before it is ready
   */
  void awaitReady(Duration limit, Wait.Condition ready) {
    boolean[] isReady = {false};
    Wait.until(limit, () -> (isReady[0] = ready.holds()) || !alive());
    if (!isReady[0]) {
      throw failed(
          alive()
              ? "is not ready after " + limit.toSeconds() + " s"
              : "ended while it was starting");
    }
  }

  /** One line: what happened, the last error it logged, where to read on. */
  UserError failed(String what) {
    return LogFile.lastError(List.of(log, printed))
        .map(
            error ->
                new UserError(
                    "%s %s: %s (log: %s)".formatted(name, what, error.line(), error.file())))
        .orElseGet(() -> new UserError("%s %s (log: %s)".formatted(name, what, log)));
  }
}
