package io.escalations.core.backtest;

/**
 * Clock instances of one clock and one value of a dimension, under both sets of policies.
 *
 * @param value empty for {@link Dimension#ALL} and where it is not known
 * @param instances those that either side has
 * @param attainmentOld met / (met + breached); null if nothing was decided; so is {@code
 *     attainmentNew}
 * @param onlyOld instances that flip: breached under OLD only; {@code onlyNew} under NEW only
 * @param dueEarlier instances due earlier under NEW, of those that are due under both
 * @param dueEarlierMillis by how much in the mean, wall time; null if there are none
 */
public record GroupRow(
    String clock,
    Dimension dimension,
    String value,
    long instances,
    long instancesOld,
    long instancesNew,
    long metOld,
    long metNew,
    long breachedOld,
    long breachedNew,
    Double attainmentOld,
    Double attainmentNew,
    long onlyOld,
    long onlyNew,
    long dueEarlier,
    Long dueEarlierMillis,
    long dueLater,
    Long dueLaterMillis) {}
