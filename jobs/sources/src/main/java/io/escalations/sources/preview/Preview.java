package io.escalations.sources.preview;

import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.importer.record.MappedRecord;
import io.escalations.importer.record.RecordMapper;
import io.escalations.importer.record.Snapshot;
import io.escalations.importer.row.RowRefused;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.sources.product.Api;
import io.escalations.sources.product.Product;
import io.escalations.sources.product.RawRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What would become of the cases that changed last, if their source were connected. */
public final class Preview {
  private final Product product;
  private final Api api;
  private final RecordMapper mapper;

  public Preview(Product product, Api api, RecordMapper mapper) {
    this.product = product;
    this.api = api;
    this.mapper = mapper;
  }

  /**
   * @param most how many cases
   * @param now as of when, epoch milliseconds UTC
   * @param each gets each case when it has been read
   * @throws io.escalations.sources.product.SourceProblem if the product gives no usable answer
   */
  public List<PreviewedCase> read(int most, long now, Consumer<PreviewedCase> each) {
    List<PreviewedCase> cases = new ArrayList<>();
    for (String caseId : product.recentCases(most, api).stream().limit(most).toList()) {
      PreviewedCase previewed = preview(caseId, now);
      each.accept(previewed);
      cases.add(previewed);
    }
    return cases;
  }

  private PreviewedCase preview(String caseId, long now) {
    List<CaseEvent> events = new ArrayList<>();
    List<RowRefused> refused = new ArrayList<>();
    List<Snapshot> snapshots = List.of();
    List<RawRecord> records = product.readCase(caseId, api);
    for (RawRecord record : records) {
      MappedRecord mapped = mapper.map(record.payload(), snapshots);
      snapshots = mapped.snapshots();
      events.addAll(mapped.events());
      refused.addAll(mapped.refused());
    }
    List<TimelineEvent> timeline =
        events.stream().map(event -> TimelineEvent.of(event, event.eventId().hashCode())).toList();
    return new PreviewedCase(
        records.size(),
        events,
        refused,
        CaseTimeline.of(caseId, timeline, PolicyVersions.NONE, now).caseRow());
  }
}
