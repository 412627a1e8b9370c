package io.escalations.schemas.fact;

import io.escalations.schemas.table.RowCodec;
import io.escalations.schemas.table.RowInput;
import io.escalations.schemas.table.RowOutput;
import io.escalations.schemas.table.Table;
import io.escalations.schemas.table.TableChanges;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The binary form of {@link FactsChanged}: the case, and a part for each table in which something
 * changed. A part begins with its length, so whoever needs but one table passes over the others.
 */
public final class FactsCodec {
  private static final int USUAL_BYTES = 512;
  private static final Map<Integer, Table<?>> BY_KIND =
      Tables.FACTS.stream()
          .collect(Collectors.toMap(table -> table.factKey().kind(), Function.identity()));

  private FactsCodec() {}

  public static byte[] encode(FactsChanged facts) {
    RowOutput out = new RowOutput(USUAL_BYTES);
    out.text(facts.caseId());
    out.unsigned(facts.knownAt() == null ? 0 : 1);
    if (facts.knownAt() != null) {
      out.signed(facts.knownAt());
    }
    for (TableChanges<?> changes : facts.changes()) {
      encode(changes, out);
    }
    return out.toBytes();
  }

  /**
   * @throws IllegalArgumentException if the bytes are no facts, or hold a kind of facts that this
   *     build does not know
   */
  public static FactsChanged decode(byte[] bytes) {
    return decode(bytes, Tables.FACTS);
  }

  /** The same, of some tables only. */
  public static FactsChanged decode(byte[] bytes, Collection<Table<?>> wanted) {
    RowInput in = new RowInput(bytes);
    try {
      String caseId = in.text();
      Long knownAt = in.count() == 0 ? null : Long.valueOf(in.signed());
      List<TableChanges<?>> changes = new ArrayList<>();
      while (!in.isAtEnd()) {
        Table<?> table = table(in.count());
        int end = in.beginPart();
        if (wanted.contains(table)) {
          changes.add(decode(table, caseId, in));
        }
        in.endPart(end);
      }
      return new FactsChanged(caseId, knownAt, changes);
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(bytes.length + " bytes are no facts of a case", e);
    }
  }

  private static <R> void encode(TableChanges<R> changes, RowOutput out) {
    RowCodec<R> codec = changes.table().codec();
    out.unsigned(changes.table().factKey().kind());
    int part = out.beginPart();
    out.unsigned(codec.width());
    out.unsigned(changes.rows().size());
    for (R row : changes.rows()) {
      codec.encode(row, out);
    }
    out.unsigned(changes.removed().size());
    for (R row : changes.removed()) {
      codec.encodeKey(row, out);
    }
    out.endPart(part);
  }

  private static <R> TableChanges<R> decode(Table<R> table, String caseId, RowInput in) {
    int width = in.count();
    List<R> rows = rows(table.codec(), caseId, width, in);
    return new TableChanges<>(table, rows, rows(table.codec(), caseId, width, in));
  }

  private static <R> List<R> rows(RowCodec<R> codec, String caseId, int width, RowInput in) {
    int count = in.count();
    List<R> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rows.add(codec.decode(in, width, caseId));
    }
    return rows;
  }

  private static Table<?> table(int kind) {
    Table<?> table = BY_KIND.get(kind);
    if (table == null) {
      throw new IllegalArgumentException(
          "facts of kind " + kind + " come from a later build: upgrade this job first");
    }
    return table;
  }
}
