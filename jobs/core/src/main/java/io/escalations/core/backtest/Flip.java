package io.escalations.core.backtest;

/** In which direction a clock instance flips. */
public enum Flip {
  /** Breached under OLD, and not under NEW. */
  ONLY_OLD,
  /** Breached under NEW, and not under OLD. */
  ONLY_NEW
}
