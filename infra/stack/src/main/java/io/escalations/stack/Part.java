package io.escalations.stack;

import java.util.List;

/**
 * A server of the stack. Starting one that runs, and stopping one that does not, changes nothing.
 */
interface Part {
  /** Returns at once. @throws io.escalations.schemas.UserError if a port is taken */
  void start();

  /**
   * @throws io.escalations.schemas.UserError if it ends or takes too long
   */
  void awaitReady();

  void stop();

  /** Whether all of it runs. */
  default boolean running() {
    return processes().stream().allMatch(it -> it.process().alive());
  }

  /**
   * @throws io.escalations.schemas.UserError if somebody else has a port of a process that does not
   *     run
   */
  default void requirePorts() {
    processes().stream()
        .filter(it -> !it.process().alive())
        .forEach(it -> it.ports().forEach(port -> Ports.requireFree(it.process().name(), port)));
  }

  /** Its processes. */
  List<PartProcess> processes();

  /**
   * @param ports those it listens on, first the one to talk to; empty if they are not fixed
   */
  record PartProcess(ManagedProcess process, List<Integer> ports) {}
}
