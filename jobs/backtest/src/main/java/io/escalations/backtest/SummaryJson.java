package io.escalations.backtest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.escalations.core.backtest.BacktestTally;
import io.escalations.core.backtest.GroupRow;
import io.escalations.core.backtest.LoadRow;
import io.escalations.schemas.Times;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * {@code summary.json}: times as RFC 3339, durations in seconds. It holds nothing that the order of
 * the input or duplicates in it change.
 */
final class SummaryJson {
  private final JsonGenerator json;

  private SummaryJson(JsonGenerator json) {
    this.json = json;
  }

  static void write(
      Path file, List<String> oldVersions, List<String> newVersions, BacktestTally tally)
      throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter()
              .withObjectIndenter(new DefaultIndenter("  ", "\n"))
              .withArrayIndenter(new DefaultIndenter("  ", "\n")));
      new SummaryJson(json).all(oldVersions, newVersions, tally);
      json.writeRaw('\n');
    }
  }

  private void all(List<String> oldVersions, List<String> newVersions, BacktestTally tally)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("as_of", Times.format(tally.asOf()));
    texts("old", oldVersions);
    texts("new", newVersions);
    json.writeNumberField("cases", tally.cases());
    json.writeNumberField("instances", tally.instances());
    json.writeNumberField("only_old", tally.onlyOld());
    json.writeNumberField("only_new", tally.onlyNew());
    json.writeArrayFieldStart("groups");
    for (GroupRow group : tally.groups()) {
      group(group);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("load");
    for (LoadRow hour : tally.load()) {
      hour(hour);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void texts(String name, List<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private void group(GroupRow group) throws IOException {
    json.writeStartObject();
    json.writeStringField("clock", group.clock());
    json.writeStringField("dimension", group.dimension().name().toLowerCase(Locale.ROOT));
    json.writeStringField("value", group.value());
    json.writeNumberField("instances", group.instances());
    json.writeNumberField("instances_old", group.instancesOld());
    json.writeNumberField("instances_new", group.instancesNew());
    json.writeNumberField("met_old", group.metOld());
    json.writeNumberField("met_new", group.metNew());
    json.writeNumberField("breached_old", group.breachedOld());
    json.writeNumberField("breached_new", group.breachedNew());
    share("attainment_old", group.attainmentOld());
    share("attainment_new", group.attainmentNew());
    json.writeNumberField("only_old", group.onlyOld());
    json.writeNumberField("only_new", group.onlyNew());
    json.writeNumberField("due_earlier", group.dueEarlier());
    seconds("due_earlier_mean_seconds", group.dueEarlierMillis());
    json.writeNumberField("due_later", group.dueLater());
    seconds("due_later_mean_seconds", group.dueLaterMillis());
    json.writeEndObject();
  }

  private void hour(LoadRow row) throws IOException {
    json.writeStartObject();
    json.writeStringField("hour", Times.format(row.hour()));
    json.writeNumberField("newly_overdue_old", row.dueOld());
    json.writeNumberField("newly_overdue_new", row.dueNew());
    json.writeNumberField("overdue_old", row.overdueOld());
    json.writeNumberField("overdue_new", row.overdueNew());
    json.writeEndObject();
  }

  private void share(String name, Double share) throws IOException {
    if (share == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, share);
    }
  }

  private void seconds(String name, Long millis) throws IOException {
    if (millis == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, BigDecimal.valueOf(millis, 3));
    }
  }
}
