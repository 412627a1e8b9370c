package io.escalations.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who listens on a TCP port, as far as Linux lets this user see it. */
final class PortOwner {
  private static final String LISTENING = "0A";

  private PortOwner() {}

  /** Process id and name of the listener. */
  static Optional<String> of(int port) {
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .flatMap(table -> lines(Path.of(table)))
        .map(line -> line.strip().split("\\s+"))
        .filter(
            fields ->
                fields.length > 9
                    && fields[3].equals(LISTENING)
                    && fields[1].endsWith(":%04X".formatted(port)))
        .flatMap(fields -> holder("socket:[" + fields[9] + "]").stream())
        .findFirst();
  }

  private static Optional<String> holder(String socket) {
    return ProcessHandle.allProcesses()
        .filter(process -> holds(process.pid(), socket))
        .findFirst()
        .map(PortOwner::describe);
  }

  private static String describe(ProcessHandle process) {
    return "process "
        + process.pid()
        + process.info().command().map(command -> " (" + command + ")").orElse("");
  }

  private static boolean holds(long pid, String socket) {
    try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return files.anyMatch(file -> pointsTo(file, socket));
    } catch (IOException e) {
      return false; // Ended meanwhile, or another user's.
    }
  }

  private static boolean pointsTo(Path link, String target) {
    try {
      return Files.readSymbolicLink(link).toString().equals(target);
    } catch (IOException e) {
      return false; // Closed meanwhile.
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      return List.<String>of().stream(); // No IPv6, say.
    }
  }
}
