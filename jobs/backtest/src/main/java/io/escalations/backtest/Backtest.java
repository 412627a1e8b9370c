package io.escalations.backtest;

import io.escalations.core.backtest.BacktestTally;
import io.escalations.schemas.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Folds history under two sets of policies and writes what differs: read, partition by case, fold
 * partitions in parallel, merge in the order of cases, publish the directory. The result is a
 * function of the set of events and of the policies: order and duplicates change no byte of it.
 */
public final class Backtest {
  private final BacktestRequest request;
  private final BacktestListener listener;

  public Backtest(BacktestRequest request, BacktestListener listener) {
    this.request = request;
    this.listener = listener;
  }

  /**
   * @throws UserError if the results' directory is not empty, cannot be written or the disk is
   *     full, or there is no event
   */
  public BacktestResult run() throws IOException, InterruptedException {
    try (ResultDirectory directory = new ResultDirectory(request.to())) {
      return run(directory);
    } catch (FileSystemException e) {
      throw unwritable(e);
    } catch (IOException e) {
      if ("No space left on device".equals(e.getMessage())) {
        throw unwritable(e);
      }
      throw e;
    }
  }

  private UserError unwritable(IOException e) {
    return new UserError(
        request.to()
            + ": cannot be written: "
            + e.getMessage()
            + "; nothing was left there: make room, or name another directory",
        e);
  }

  private BacktestResult run(ResultDirectory directory) throws IOException, InterruptedException {
    SpooledHistory history =
        SpooledHistory.read(directory.scratch(), request.history(), request.asOf(), listener);
    HistoryReading reading = history.reading();
    List<PartitionFold> folds = fold(history, directory.scratch());
    BacktestTally tally = new BacktestTally(reading.asOf());
    Refusals refusals = reading.refusals();
    for (PartitionFold fold : folds) {
      tally.add(fold.tally());
      refusals.add(fold.refusals());
    }
    BacktestFiles.write(
        request, tally, folds.stream().map(PartitionFold::flips).toList(), directory);
    directory.publish();
    return new BacktestResult(
        tally,
        new ReadRecords(
            reading.records(),
            folds.stream().mapToLong(PartitionFold::duplicates).sum(),
            refusals,
            reading.later(),
            reading.heartbeats()));
  }

  private List<PartitionFold> fold(SpooledHistory history, Path scratch)
      throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(request.threads());
    try {
      AtomicInteger done = new AtomicInteger();
      List<Future<PartitionFold>> parts = new ArrayList<>();
      for (int part = 0; part < history.partitions(); part++) {
        int partition = part;
        parts.add(
            threads.submit(
                () -> {
                  Path flips = scratch.resolve("flips-" + partition);
                  PartitionFold fold =
                      PartitionFold.of(
                          request, history.cases(partition), history.reading().asOf(), flips);
                  listener.folding(done.incrementAndGet(), history.partitions());
                  return fold;
                }));
      }
      List<PartitionFold> folds = new ArrayList<>();
      for (Future<PartitionFold> part : parts) {
        folds.add(result(part));
      }
      return folds;
    } finally {
      threads.shutdownNow();
      threads.awaitTermination(1, TimeUnit.MINUTES); // they use the folder that goes next
    }
  }

  private static PartitionFold result(Future<PartitionFold> part)
      throws IOException, InterruptedException {
    try {
      return part.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      if (e.getCause() instanceof UncheckedIOException cause) {
        throw cause.getCause();
      }
      throw new IllegalStateException("a case could not be folded", e.getCause());
    }
  }
}
