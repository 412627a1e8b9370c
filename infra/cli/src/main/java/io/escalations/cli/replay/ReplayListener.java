package io.escalations.cli.replay;

/** Is told about twice a second, and whenever the stage changes, where a replay stands. */
@FunctionalInterface
public interface ReplayListener {
  void progress(ReplayProgress progress);
}
