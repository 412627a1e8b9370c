package io.escalations.importer.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.escalations.importer.cell.Reading;
import io.escalations.importer.condition.Condition.Context;
import io.escalations.importer.json.JsonRow;
import io.escalations.importer.row.RowRefused;
import io.escalations.importer.rule.RecordMapping;
import io.escalations.importer.rule.Rule;
import io.escalations.schemas.event.CaseEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One record after the other to events. What comes of a record hangs on it alone and, where the
 * mapping compares snapshots, on the earlier ones of its case. Thread-safe.
 */
public final class RecordMapper {
  private final RecordMapping mapping;
  private final Map<String, Set<String>> states;
  private final ValuesBefore before;
  private final RecordEvents events;

  public RecordMapper(RecordMapping mapping) {
    this.mapping = mapping;
    this.states = mapping.knownStates();
    this.before = new ValuesBefore(mapping);
    this.events = new RecordEvents(mapping.rules());
  }

  /** Whether the snapshots of a case are to be kept from record to record. */
  public boolean keepsSnapshots() {
    return mapping.snapshots();
  }

  /**
   * Which case a record is about.
   *
   * @return null if the mapping skips it
   * @throws RowRefused if it names none
   */
  public String caseOf(JsonNode payload) {
    JsonRow row = JsonRow.of(payload, mapping.rules().unknown());
    if (mapping.rules().skip().holds(row, Context.ALONE)) {
      return null;
    }
    String caseId = mapping.rules().caseId().of(row);
    if (caseId == null) {
      List<String> names = new ArrayList<>();
      payload.fieldNames().forEachRemaining(names::add);
      throw new RowRefused(
          mapping.rules().caseColumn(),
          "",
          "names no case; the record has "
              + (names.isEmpty() ? "no fields" : String.join(", ", names))
              + ": is the mapping one for this product?");
    }
    return caseId;
  }

  /**
   * @param kept the snapshots of the case that were kept, ascending
   */
  public MappedRecord map(JsonNode payload, List<Snapshot> kept) {
    String caseId;
    try {
      caseId = caseOf(payload);
    } catch (RowRefused e) {
      return new MappedRecord(null, false, List.of(), List.of(e), kept);
    }
    if (caseId == null) {
      return new MappedRecord(null, true, List.of(), List.of(), kept);
    }
    JsonRow row = JsonRow.of(payload, mapping.rules().unknown());
    Mapping one = new Mapping(caseId, row, kept);
    one.mapAll();
    return new MappedRecord(caseId, false, one.mapped, one.refused, one.snapshots());
  }

  /** One record on its way to events. */
  private final class Mapping {
    private final String caseId;
    private final JsonRow row;
    private final List<Snapshot> kept;
    private final List<CaseEvent> mapped = new ArrayList<>();
    private final List<RowRefused> refused = new ArrayList<>();
    private final Set<JsonNode> fruitful = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> strange = new TreeSet<>();

    Mapping(String caseId, JsonRow row, List<Snapshot> kept) {
      this.caseId = caseId;
      this.row = row;
      this.kept = kept;
    }

    void mapAll() {
      for (Rule rule : mapping.rules().rules()) {
        if (rule.each() == null) {
          map(rule, row);
        } else {
          rule.each().of(row).forEach(entry -> map(rule, (JsonRow) entry));
        }
      }
    }

    private void map(Rule rule, JsonRow entry) {
      try {
        Context context =
            new Context(before.history(entry, time(), kept), !fruitful.contains(entry.here()));
        refuseUnknownStates(rule, entry);
        if (rule.when().holds(entry, context)) {
          mapped.add(events.event(rule, caseId, entry));
          fruitful.add(entry.here());
        }
      } catch (RowRefused e) {
        if (refused.stream().noneMatch(other -> other.getMessage().equals(e.getMessage()))) {
          refused.add(e);
        }
      }
    }

    /** Each once, however many rules ask for it; rules that do not need it go on. */
    private void refuseUnknownStates(Rule rule, JsonRow entry) {
      states.forEach(
          (column, known) -> {
            String state = rule.stateColumns().contains(column) ? entry.known(column) : null;
            if (state != null
                && !known.contains(state.toLowerCase(Locale.ROOT))
                && strange.add(column + "=" + state)) {
              refused.add(
                  new RowRefused(
                      column,
                      state,
                      "is none of the values that the mapping names ("
                          + String.join(", ", new TreeSet<>(known))
                          + "): add it to a rule"));
            }
          });
    }

    private long time() {
      Reading reading = mapping.rules().time().read(row);
      return reading == null ? Long.MAX_VALUE : reading.usual();
    }

    private List<Snapshot> snapshots() {
      return mapping.snapshots() ? before.with(row, time(), kept) : kept;
    }
  }
}
