package io.escalations.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.importer.Imports.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** By time, by a column, or by a chain: the order of the rows in the file does not matter. */
class AnyOrderOfRowsTest {
  private static final String[] STATES = {"New", "Open", "Waiting", "Done"};
  private static final String RULES =
      """
      case: Key
      dates: {format: iso, zone: UTC}
      every_event: {occurred_at: {date: When}}
      rules:
        - {name: opened, when: first_row, event: CASE_OPENED}
        - {name: again, when: {column: To, leaves: [Done]}, event: REOPENED}
        - {name: done, when: {column: To, becomes: [Done]}, event: RESOLVED}
        - {name: waits, when: {column: To, becomes: [Waiting]}, event: WAITING_ON_CUSTOMER}
        - {name: other, when: otherwise, event: CASE_UPDATED}
      """;

  /**
   * @param steps each is a new state and how many seconds it comes after the one before
   */
  @Property(tries = 60)
  void givesTheSameEvents(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 1999) Integer> steps,
      @ForAll @IntRange(max = 2) int cases,
      @ForAll long seed)
      throws IOException {
    List<String> rows = new ArrayList<>();
    for (int number = 0; number <= cases; number++) {
      rows.addAll(rows("K-" + number, steps, number));
    }
    List<String> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(seed));

    for (String order : List.of("[time, {column: Seq}]", "{column: Seq}")) {
      assertThat(events(order, "", shuffled)).isEqualTo(events(order, "", rows));
    }
  }

  /** Without a sequence, rows of one second are told apart by their states, if these differ. */
  @Property(tries = 60)
  void theChainTellsRowsOfOneSecondApart(
      @ForAll @IntRange(min = 1, max = 8) int length, @ForAll long seed) throws IOException {
    List<String> rows = new ArrayList<>();
    for (int step = 0; step < length; step++) {
      String second = "2024-03-05 10:00:0" + step / 3;
      rows.add("K," + second + "," + step + ",s" + step + ",s" + (step + 1));
    }
    List<String> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(seed));
    String chain = "chain: {from: From, to: To}\n";

    assertThat(events("time", chain, shuffled)).isEqualTo(events("time", chain, rows));
    assertThat(events("chain", chain, shuffled)).isEqualTo(events("chain", chain, rows));
  }

  private static List<String> rows(String key, List<Integer> steps, int shift) {
    List<String> rows = new ArrayList<>();
    String state = "";
    int second = shift;
    for (int step : steps) {
      second += step / 4 % 3;
      String next = STATES[step % 4];
      rows.add(
          String.format(
              "%s,2024-03-05 10:%02d:%02d,%d,%s,%s",
              key, second / 60, second % 60, rows.size(), state, next));
      state = next;
    }
    return rows;
  }

  private static List<String> events(String order, String chain, List<String> rows)
      throws IOException {
    Path directory = Files.createTempDirectory("rows");
    try {
      Result result =
          Imports.run(
              directory,
              "order: " + order + "\n" + chain + RULES,
              "Key,When,Seq,From,To\n" + String.join("\n", rows) + "\n");
      return result.events().stream().sorted().toList();
    } finally {
      Files.delete(directory.resolve("m.yaml"));
      Files.delete(directory.resolve("e.csv"));
      Files.delete(directory);
    }
  }
}
