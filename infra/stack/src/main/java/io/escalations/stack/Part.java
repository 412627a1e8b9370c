package io.escalations.stack;

import java.util.List;

/** A server of the stack. Starting one that runs, and stopping one that does not, changes nothing. */
interface Part {
  /** Returns at once. @throws io.escalations.schemas.UserError if a port is taken */
  void start();

  /** @throws io.escalations.schemas.UserError if it ends or takes too long */
  void awaitReady();

  void stop();

  /** Whether all of it runs. */
  default boolean running() {
    return processes().stream().allMatch(it -> it.process().alive());
  }

  /** Its processes, each with the port it answers on. */
  List<PartProcess> processes();

  /** @param port 0 if it has no fixed one */
  record PartProcess(ManagedProcess process, int port) {}
}
