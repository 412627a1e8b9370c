package io.escalations.sources.product;

import static io.escalations.sources.product.PlayedZendesk.changed;
import static io.escalations.sources.product.PlayedZendesk.comment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ZendeskTest {
  private static final long START = 1_700_000_000L;
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  private final Zendesk zendesk = new Zendesk(OVERLAP);

  /** Bursts within a second, pages that end within one, a problem before any page. */
  @Property(tries = 300)
  void everyUpdateIsReadWhateverThePagesAre(
      @ForAll @Size(max = 60) List<@IntRange(max = 20) Integer> seconds,
      @ForAll @IntRange(min = 1, max = 9) int pageSize,
      @ForAll @IntRange(min = 1, max = 5) int everyHowManyBusy) {
    PlayedZendesk played = new PlayedZendesk().withPagesOf(pageSize).at(START + 1000);
    for (int index = 0; index < seconds.size(); index++) {
      played.update(index + 1, 1, START + seconds.get(index), changed("status", "new", "open"));
    }
    int[] calls = {0};
    Api busy =
        call -> {
          if (everyHowManyBusy > 1 && ++calls[0] % everyHowManyBusy == 0) {
            throw SourceProblem.busy("429", 0);
          }
          return played.call(call);
        };
    assertThat(readAll(busy, Cursor.from(0), START + 1000)).isEqualTo(played.ids());
  }

  @Test
  void updatesThatZendeskTellsLateAreInTheNextWindow() {
    PlayedZendesk played = new PlayedZendesk().at(START + 1000);
    played.update(1, 1, START + 500, changed("status", "new", "open"));
    Cursor cursor = read(played, Cursor.from(0), START + 1000, new LinkedHashSet<>());
    played.update(2, 1, START + 400, changed("status", "open", "pending"));
    Set<String> later = new LinkedHashSet<>();
    read(played, cursor, START + 1000, later);
    assertThat(later).contains("2");
  }

  @Test
  void asksForNothingYoungerThanZendeskGives() {
    PlayedZendesk played = new PlayedZendesk().at(START);
    played.update(1, 1, START - 30, changed("status", "new", "open"));
    assertThat(readAll(played, Cursor.from(PlayedZendesk.millis(START + 500)), START)).isEmpty();
  }

  @Test
  void aTicketsAuditsAreTheSameRecordsAsThoseOfTheExport() {
    PlayedZendesk played = new PlayedZendesk().withUser(5, "agent").at(START + 1000);
    played.update(1, 9, START, changed("status", "open", "pending"), comment(5, true, null));
    List<RawRecord> exported =
        zendesk.next(Cursor.from(0), PlayedZendesk.millis(START + 1000), played).records();
    List<RawRecord> audits = new Zendesk(OVERLAP).readCase("9", played);
    assertThat(audits)
        .extracting(RawRecord::id, RawRecord::caseId, RawRecord::at)
        .isEqualTo(exported.stream().map(one -> tuple(one.id(), one.caseId(), one.at())).toList());
    assertThat(audits.get(0).payload().at("/child_events/0/status").asText()).isEqualTo("pending");
    assertThat(audits.get(0).payload().at("/child_events/0/previous_value").asText())
        .isEqualTo("open");
    assertThat(audits.get(0).payload().at("/child_events/1/author_role").asText())
        .isEqualTo("agent");
  }

  @Test
  void saysWhichFieldIsGone() {
    Throwable problem =
        catchThrowable(
            () ->
                zendesk.next(
                    Cursor.from(0),
                    0,
                    call -> new JsonMapper().createObjectNode().put("issues", 1)));
    assertThat(problem)
        .isInstanceOf(SourceProblem.class)
        .hasMessage(
            "expected a list under 'ticket_events', found only issues: is the address that of this"
                + " product?");
  }

  @Test
  void goesOnBehindASecondThatItCannotReadWholly() {
    Page page =
        zendesk.next(
            new Cursor(0, "100"),
            PlayedZendesk.millis(START),
            call -> {
              ObjectNode answer = new JsonMapper().createObjectNode();
              answer.putArray("ticket_events");
              return answer.put("end_time", 100).put("end_of_stream", false);
            });
    assertThat(page.cursor().page()).isEqualTo("101");
    assertThat(page.gap()).contains("more events in one second than Zendesk gives");
  }

  @Test
  void findsTheTicketOfAWebhook() throws Exception {
    JsonMapper json = new JsonMapper();
    assertThat(zendesk.caseOfHook(json.readTree("{\"detail\": {\"id\": \"35\"}}"))).isEqualTo("35");
    assertThat(zendesk.caseOfHook(json.readTree("{\"ticket_id\": 36}"))).isEqualTo("36");
    assertThat(zendesk.caseOfHook(json.readTree("{}"))).isNull();
  }

  private Set<String> readAll(Api api, Cursor from, long now) {
    Set<String> ids = new LinkedHashSet<>();
    read(api, from, now, ids);
    return ids;
  }

  /** Until the end of the stream; a page that fails is asked for again. */
  private Cursor read(Api api, Cursor from, long now, Set<String> ids) {
    Cursor cursor = from;
    while (true) {
      try {
        Page page = zendesk.next(cursor, PlayedZendesk.millis(now), api);
        assertThat(page.gap()).isNull();
        page.records().forEach(record -> ids.add(record.id()));
        cursor = page.cursor();
        if (page.isEnd()) {
          return cursor;
        }
      } catch (SourceProblem e) {
        assertThat(e.kind()).isEqualTo(SourceProblem.Kind.BUSY);
      }
    }
  }
}
