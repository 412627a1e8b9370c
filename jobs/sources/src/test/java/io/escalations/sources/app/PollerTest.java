package io.escalations.sources.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.escalations.schemas.topic.Topics;
import io.escalations.sources.config.Source;
import io.escalations.sources.config.SourcesParser;
import io.escalations.sources.product.Api;
import io.escalations.sources.product.Cursor;
import io.escalations.sources.product.Page;
import io.escalations.sources.product.Product;
import io.escalations.sources.product.RawRecord;
import io.escalations.sources.product.SourceProblem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class PollerTest {
  private static final long NOW = 1_700_000_000_000L;

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final Set<String> busy = new TreeSet<>();
  private long now = NOW;
  private final Poller poller = poller();

  /** Each case has one record, of this moment. */
  private final class OneRecordEach implements Product {
    @Override
    public Page next(Cursor cursor, long at, Api api) {
      return new Page(List.of(), new Cursor(at, null), true, null);
    }

    @Override
    public List<RawRecord> readCase(String caseId, Api api) {
      if (busy.contains(caseId)) {
        throw SourceProblem.busy("answered 429", 1_000);
      }
      return List.of(new RawRecord("of-" + caseId, caseId, now, NullNode.getInstance()));
    }

    @Override
    public List<String> recentCases(int most, Api api) {
      return List.of();
    }

    @Override
    public String caseOfHook(JsonNode hook) {
      return null;
    }
  }

  private Poller poller() {
    Source source =
        SourcesParser.parse(
                "sources.yaml",
                "sources: {desk: {zendesk: {url: 'http://desk', user: ada@example.com, token_env:"
                    + " T}}}",
                Path.of(""))
            .byName()
            .get("desk");
    PollJournal journal = new PollJournal(producer);
    journal.begin();
    return new Poller(
        source,
        new OneRecordEach(),
        call -> NullNode.getInstance(),
        journal,
        null,
        () -> now,
        new Random(1));
  }

  private List<String> written() {
    return producer.history().stream()
        .filter(record -> record.topic().equals(Topics.CASE_RAW.name()))
        .map(record -> record.headers().lastHeader(RawHeaders.ID).value())
        .map(id -> new String(id, StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void whatWasReadBeforeAFailureIsReadAgainAndWritten() {
    poller.poll();
    busy.add("2");

    assertThat(poller.readCases(new TreeSet<>(Set.of("1", "2")))).isFalse();
    assertThat(written()).isEmpty();

    busy.clear();
    now += 600_000;
    poller.poll();
    assertThat(poller.readCases(new TreeSet<>(Set.of("1", "2")))).isTrue();
    assertThat(written()).containsExactly("of-1", "of-2");
  }

  @Test
  void aCaseThatIsNamedTwiceIsWrittenOnce() {
    poller.poll();

    assertThat(poller.readCases(Set.of("1"))).isTrue();
    assertThat(poller.readCases(Set.of("1"))).isTrue();

    assertThat(written()).containsExactly("of-1");
  }
}
