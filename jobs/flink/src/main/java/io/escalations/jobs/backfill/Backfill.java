package io.escalations.jobs.backfill;

import io.escalations.history.HistoryFile;
import io.escalations.history.backfill.BackfillPolicy;
import io.escalations.jobs.analytics.WindowHistories;
import io.escalations.jobs.lake.FinalTables;
import io.escalations.jobs.lake.FolderFiles;
import io.escalations.jobs.lake.LakeRow;
import io.escalations.jobs.operator.OperatorIds;
import io.escalations.schemas.fact.Tables;
import java.util.List;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The bounded graph, in batch mode: the same fold and the same windows as those of the live jobs,
 * each once.
 *
 * <pre>
 *   files ─► read ─┬─ greatest occurred_at ─ to all ─┬────────────────┐
 *                  └─ events ─ by case ─────────────► fold ─┬─ windows┴─ by folder ─► escalation_volume, resolution_times
 *                                                           └─ facts ─── by folder ─► case_events, cases, case_spans,
 *                                                                                     escalations, sla_clocks
 * </pre>
 */
public final class Backfill {
  /** Nothing is kept in it: in batch mode what is sent to all is read first, and once. */
  private static final MapStateDescriptor<Void, Void> NOTHING =
      new MapStateDescriptor<>("event-time", Types.VOID, Types.VOID);

  private static final TypeInformation<LakeRow> ROW = TypeInformation.of(LakeRow.class);

  private Backfill() {}

  /**
   * The whole flow.
   *
   * @param asOf the end of the history, epoch milliseconds UTC; null for the greatest {@code
   *     occurred_at} read
   * @param directory on a local disk, in which the tables' folders are made
   * @return each folder when its file is whole
   */
  public static DataStream<String> define(
      StreamExecutionEnvironment env,
      List<HistoryFile> files,
      List<BackfillPolicy> policies,
      Long asOf,
      String directory) {
    SingleOutputStreamOperator<BackfillEvent> events =
        env.fromData(TypeInformation.of(HistoryFile.class), files.toArray(HistoryFile[]::new))
            .name("files")
            .uid(OperatorIds.BACKFILL_FILES)
            .rebalance()
            .process(new ReadFiles(), TypeInformation.of(BackfillEvent.class))
            .name("read")
            .uid(OperatorIds.BACKFILL_READ);
    DataStream<Long> eventTime =
        asOf == null
            ? events.getSideOutput(ReadFiles.EVENT_TIME)
            : env.fromData(Types.LONG, asOf).name("as of").uid(OperatorIds.BACKFILL_AS_OF);
    BroadcastStream<Long> toAll = eventTime.broadcast(NOTHING);
    SingleOutputStreamOperator<LakeRow> facts =
        events
            .keyBy(BackfillEvent::caseId, Types.STRING)
            .connect(events.getSideOutput(ReadFiles.FILE_TIMES).broadcast(NOTHING))
            .process(new FoldCases(files, policies, asOf), ROW)
            .name("fold")
            .uid(OperatorIds.BACKFILL_FOLD);
    return facts
        .union(
            WindowHistories.volumes(facts.getSideOutput(FoldCases.VOLUMES), toAll)
                .map(row -> FinalTables.row(Tables.ESCALATION_VOLUME, row), ROW)
                .name("rows of volumes")
                .uid(OperatorIds.BACKFILL_VOLUMES),
            WindowHistories.resolutionTimes(facts.getSideOutput(FoldCases.RESOLUTIONS), toAll)
                .map(row -> FinalTables.row(Tables.RESOLUTION_TIMES, row), ROW)
                .name("rows of resolution times")
                .uid(OperatorIds.BACKFILL_RESOLUTION_TIMES))
        .keyBy(LakeRow::folder, Types.STRING)
        .process(new FolderFiles(directory), Types.STRING)
        .name("write")
        .uid(OperatorIds.BACKFILL_WRITE);
  }
}
