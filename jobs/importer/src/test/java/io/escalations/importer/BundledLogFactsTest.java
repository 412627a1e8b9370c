package io.escalations.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escalations.core.event.TimelineEvent;
import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.core.policy.SlaPolicy;
import io.escalations.core.sla.Threshold;
import io.escalations.core.timeline.CaseTimeline;
import io.escalations.schemas.Times;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.CaseEventParser;
import io.escalations.schemas.fact.EscalationRow;
import io.escalations.schemas.fact.SlaClockRow;
import io.escalations.schemas.fact.SpanKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The facts of the whole bundled log under three sets of policies, held to what an independent
 * implementation of the contract computed from the same events. A hash that differs is a fact that
 * changed: nothing may change one by accident.
 */
class BundledLogFactsTest {
  private static final Path LOG = Path.of("../../infra/demo/data/uci_incident_event_log.csv.gz");
  private static final Map<String, List<TimelineEvent>> EVENTS = new TreeMap<>();
  private static final Comparator<SlaClockRow> CLOCK_ORDER =
      Comparator.comparing(SlaClockRow::caseId)
          .thenComparing(SlaClockRow::clock)
          .thenComparingInt(SlaClockRow::instance);

  private final Map<String, MessageDigest> hashes = new TreeMap<>();
  private final VolumeOfCases volume = new VolumeOfCases();
  private final Map<String, Integer> levels = new TreeMap<>();

  @BeforeAll
  static void importTheLog() throws IOException {
    CaseEventParser parser = new CaseEventParser(false);
    new Importer(Path.of("mappings/servicenow.yaml"))
        .run(
            LOG,
            (key, value) -> {
              CaseEvent event = parser.parse(key, value, 0).event();
              EVENTS
                  .computeIfAbsent(event.caseId(), id -> new ArrayList<>())
                  .add(TimelineEvent.of(event, 0));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"uci_wall", "uci_office", "uci_office_two_versions"})
  void areThoseOfTheIndependentImplementation(String name) throws IOException {
    JsonNode expected = new ObjectMapper().readTree(resource(name + ".json"));
    PolicyVersions policies = policies(expected.get("policies"));
    long asOf = Times.parse(expected.get("as_of").asText());

    EVENTS.forEach((caseId, events) -> add(CaseTimeline.of(caseId, events, policies, asOf)));
    volume.rows(asOf).forEach(row -> hash("escalation_volume", FactLines.all(row)));

    Map<String, String> found = new TreeMap<>();
    hashes.forEach((what, hash) -> found.put(what, HexFormat.of().formatHex(hash.digest())));
    Map<String, String> wanted = new TreeMap<>();
    expected
        .get("sha256")
        .properties()
        .forEach(hash -> wanted.put(hash.getKey(), hash.getValue().asText()));
    assertThat(found).isEqualTo(wanted);
    Map<String, Integer> wantedLevels = new TreeMap<>();
    expected
        .get("levels")
        .properties()
        .forEach(level -> wantedLevels.put(level.getKey(), level.getValue().asInt()));
    assertThat(levels).isEqualTo(wantedLevels);
  }

  private void add(CaseTimeline timeline) {
    timeline.clocks().stream().sorted(CLOCK_ORDER).forEach(this::add);
    hash("cases", FactLines.all(timeline.caseRow()));
    for (EscalationRow row : timeline.escalations()) {
      hash("escalations", FactLines.all(row));
      volume.add(row);
    }
    for (SpanKind kind : List.of(SpanKind.DEPARTMENT, SpanKind.TIER)) {
      timeline.spans(kind).forEach(row -> hash("case_spans", FactLines.all(row)));
    }
    for (Threshold threshold : timeline.thresholds()) {
      levels.merge(threshold.clock() + "/" + Threshold.name(threshold.percent()), 1, Integer::sum);
    }
  }

  private void add(SlaClockRow row) {
    hash("sla_clocks all columns", FactLines.all(row));
    hash("sla_clocks core", FactLines.core(row));
    hash("sla_clocks core of " + row.clock(), FactLines.core(row));
    hash("sla_clocks durations", FactLines.durations(row));
  }

  private void hash(String what, String line) {
    hashes.computeIfAbsent(what, name -> sha256()).update(line.getBytes(StandardCharsets.UTF_8));
  }

  private static PolicyVersions policies(JsonNode names) throws IOException {
    List<SlaPolicy> policies = new ArrayList<>();
    for (JsonNode name : names) {
      String file = name.asText() + ".yaml";
      policies.add(PolicyParser.parse(file, new String(resource(file), StandardCharsets.UTF_8)));
    }
    return PolicyVersions.of(policies);
  }

  private static byte[] resource(String name) {
    try (InputStream in = BundledLogFactsTest.class.getResourceAsStream("/facts/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
