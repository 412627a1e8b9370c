package io.escalations.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One process and no other: ids are used again, but not with the same start tick in the same boot
 * of the machine.
 *
 * @param startTick when the kernel started it, in clock ticks since boot
 */
record ProcessIdentity(long pid, long startTick, String boot) {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  /**
   * The process that has this id now; empty if none, or only the remains of one that nobody has
   * waited for.
   */
  static Optional<ProcessIdentity> running(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      // The name, in brackets, may hold anything, spaces and brackets too.
      String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      boolean ended = afterName[0].equals("Z") || afterName[0].equals("X");
      return ended
          ? Optional.empty()
          : Optional.of(
              new ProcessIdentity(
                  pid, Long.parseLong(afterName[19]), Files.readString(BOOT).strip()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads what {@link #write} wrote; empty if there is no such file, or one that a crash cut short.
   */
  static Optional<ProcessIdentity> read(Path file) {
    try {
      String[] fields = Files.readString(file).strip().split(" ", -1);
      return fields.length == 3
          ? Optional.of(
              new ProcessIdentity(Long.parseLong(fields[0]), Long.parseLong(fields[1]), fields[2]))
          : Optional.empty();
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  void write(Path file) throws IOException {
    Files.writeString(file, pid + " " + startTick + " " + boot + "\n");
  }

  boolean alive() {
    return running(pid).filter(this::equals).isPresent();
  }

  /** Memory in use, in bytes; 0 once it has ended. */
  long residentBytes() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.split("\\s+", -1)[1]) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
