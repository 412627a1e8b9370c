package io.escalations.core.backtest;

/**
 * The load of one hour.
 *
 * @param hour its beginning, epoch milliseconds UTC
 * @param dueOld instances that became overdue in it: breached within it
 * @param overdueOld instances that were overdue at some instant of it: breached, and not stopped
 */
public record LoadRow(long hour, long dueOld, long dueNew, long overdueOld, long overdueNew) {}
