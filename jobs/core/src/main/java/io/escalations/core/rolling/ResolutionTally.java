package io.escalations.core.rolling;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.mapping.IndexMapping;
import com.datadoghq.sketch.ddsketch.mapping.LogarithmicMapping;
import com.datadoghq.sketch.ddsketch.store.SparseStore;
import com.datadoghq.sketch.ddsketch.store.Store;
import java.util.HashMap;
import java.util.Map;

/**
 * Resolution times in a span of time: how many, their sum, and how many fall into each bin of a
 * DDSketch. The library cannot count down. Therefore the bins are counted here, signed; the library
 * maps values to bins and computes percentiles.
 *
 * @param bins count by index of the bin; none is zero
 */
public record ResolutionTally(int count, long millis, Map<Integer, Integer> bins)
    implements Tally<ResolutionTally> {
  public static final ResolutionTally NONE = new ResolutionTally(0, 0, Map.of());

  /** How far a percentile may be from the exact one, as a share of it. */
  public static final double RELATIVE_ERROR = 0.01;

  private static final IndexMapping MAPPING = new LogarithmicMapping(RELATIVE_ERROR);

  /** Zero has no logarithm. */
  private static final int ZERO = Integer.MIN_VALUE;

  /**
   * One resolution time.
   *
   * @param millis not negative
   * @param sign -1 retracts it
   */
  public static ResolutionTally of(long millis, int sign) {
    return new ResolutionTally(
        sign, sign * millis, Map.of(millis == 0 ? ZERO : MAPPING.index((double) millis), sign));
  }

  @Override
  public ResolutionTally plus(ResolutionTally other) {
    Map<Integer, Integer> sum = new HashMap<>(bins);
    other.bins.forEach(
        (bin, count) ->
            sum.merge(
                bin, count, (one, more) -> one + more == 0 ? null : Integer.valueOf(one + more)));
    return new ResolutionTally(count + other.count, millis + other.millis, sum);
  }

  @Override
  public boolean shows() {
    return !isEmpty();
  }

  @Override
  public int carried() {
    return 0;
  }

  @Override
  public boolean isEmpty() {
    return count == 0 && millis == 0 && bins.isEmpty();
  }

  /** Exact, rounded to the nearest millisecond. @throws ArithmeticException if there are none */
  public long meanMillis() {
    return Math.floorDiv(2 * millis + count, 2L * count);
  }

  /** Percentiles of what a window holds. */
  public Percentiles percentiles() {
    Store store = new SparseStore();
    bins.forEach(
        (bin, count) -> {
          if (bin != ZERO) {
            store.add(bin, count);
          }
        });
    return new Percentiles(
        DDSketch.of(MAPPING, new SparseStore(), store, bins.getOrDefault(ZERO, 0)), count);
  }

  /**
   * Interpolated between the two nearest values as exact ones are, so that the error is that of the
   * values.
   */
  public static final class Percentiles {
    private final DDSketch sketch;
    private final int count;

    private Percentiles(DDSketch sketch, int count) {
      this.sketch = sketch;
      this.count = count;
    }

    /**
     * @param percent 0 to 100
     */
    public long millisAt(int percent) {
      double rank = (count - 1) * percent / 100.0;
      int below = (int) rank;
      double value = ranked(below);
      if (rank > below) {
        value += (rank - below) * (ranked(below + 1) - value);
      }
      return Math.round(value);
    }

    /** In the middle between two ranks, where rounding cannot reach the next one. */
    private double ranked(int rank) {
      return sketch.getValueAtQuantile(rank == count - 1 ? 1 : (rank + 0.5) / (count - 1));
    }
  }
}
