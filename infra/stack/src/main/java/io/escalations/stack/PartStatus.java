package io.escalations.stack;

import java.util.Optional;

/**
 * One process of the stack.
 *
 * @param pid 0 if it does not run
 * @param port 0 if it has no fixed one
 * @param residentBytes memory in use
 */
public record PartStatus(String name, long pid, int port, long residentBytes) {
  static PartStatus of(Part.PartProcess part) {
    Optional<ProcessIdentity> running = part.process().running();
    return new PartStatus(
        part.process().name(),
        running.map(ProcessIdentity::pid).orElse(0L),
        part.ports().stream().findFirst().orElse(0),
        running.map(ProcessIdentity::residentBytes).orElse(0L));
  }

  public boolean running() {
    return pid != 0;
  }
}
