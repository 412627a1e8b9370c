package io.escalations.cli.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escalations.core.policy.PolicyParser;
import io.escalations.core.policy.PolicyVersions;
import io.escalations.stack.Home;
import io.escalations.stack.testing.ClickHouseExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the insights say of the bundled log, and that they say nothing once its labels are dealt at random. */
class InsightsIT {
  @RegisterExtension static final ClickHouseExtension clickHouse = new ClickHouseExtension();

  private PolicyVersions policies;

  @BeforeEach
  void readPolicy() throws IOException {
    Path file = Home.current().root().resolve("infra/demo/policy.yaml");
    policies = PolicyVersions.of(List.of(PolicyParser.parse(file.toString(), Files.readString(file))));
  }

  @Test
  void theLogSaysWhereToLookAndEveryFigureHasItsCases() throws IOException {
    fill(BundledLog.events());

    assertThat(analyst("SELECT DISTINCT insight_class FROM escalations.quarterly_insights WHERE quarter = '2016Q2' ORDER BY ALL"))
        .isEqualTo("PLATFORM\nPROCESS\nTRAINING\n");
    assertThat(analyst("SELECT finding FROM escalations.quarterly_insights WHERE quarter = '2016Q2' AND rule = 'SENDS_BACK'"))
        .contains("Group 20 sends cases straight back to Group 70");
    List<String> insights =
        analyst("SELECT observed, evidence_query FROM escalations.quarterly_insights FORMAT TSVRaw").lines().toList();
    assertThat(insights).hasSizeGreaterThan(20);
    for (String insight : insights) {
      String[] columns = insight.split("\t");
      assertThat(analyst("SELECT count(), uniqExact(case_id) FROM (" + columns[1] + ")")).as(columns[1]).isEqualTo(columns[0] + "\t" + columns[0] + "\n");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = 1)
  void onceLabelsAreDealtAtRandomThereIsNothingToSay(long seed) throws IOException {
    List<ObjectNode> events = BundledLog.events();
    BundledLog.shuffleLabels(events, seed);
    fill(events);

    assertThat(analyst("SELECT quarter, finding, adjusted_p_value FROM escalations.quarterly_insights")).isEmpty();
  }

  private void fill(List<ObjectNode> events) {
    new Warehouse(clickHouse.as("admin")).fill(events, policies);
    clickHouse.as("admin").query("SYSTEM REFRESH VIEW escalations_tables.refresh_quarterly_insights");
    clickHouse.as("admin").query("SYSTEM WAIT VIEW escalations_tables.refresh_quarterly_insights");
  }

  private static String analyst(String query) {
    return clickHouse.as("analyst").query(query);
  }
}
