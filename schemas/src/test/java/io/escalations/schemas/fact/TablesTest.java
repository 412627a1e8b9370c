package io.escalations.schemas.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.escalations.schemas.table.ColumnInfo;
import io.escalations.schemas.table.RandomRows;
import io.escalations.schemas.table.Rows;
import io.escalations.schemas.table.Table;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TablesTest {
  static List<Table<?>> facts() {
    return Tables.FACTS;
  }

  static List<Table<?>> all() {
    return Tables.ALL;
  }

  @Test
  void everyTableHasANameAndEveryKindOfFactANumberOfItsOwn() {
    assertThat(Tables.ALL).extracting(Table::name).doesNotHaveDuplicates();
    assertThat(Tables.FACTS).extracting(table -> table.factKey().kind()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyColumnIsNamedOnceAndCommented(Table<?> table) {
    assertThat(table.comment()).isNotBlank();
    assertThat(table.storedColumns()).extracting(ColumnInfo::name).doesNotHaveDuplicates();
    assertThat(table.storedColumns()).extracting(ColumnInfo::comment).doesNotContain("");
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatIsPersonalSaysSo(Table<?> table) {
    for (ColumnInfo column : table.columns()) {
      assertThat(column.comment().toLowerCase(Locale.ROOT).contains("personal data"))
          .as(column.name())
          .isEqualTo(column.type().isPersonal());
    }
  }

  @Property(tries = 300)
  void aRowIsReadAsItWasWritten(@ForAll long seed) {
    for (Table<?> table :
        List.of(
            Tables.SLA_ALERTS,
            Tables.ESCALATION_VOLUME,
            Tables.RESOLUTION_TIMES,
            Tables.ISSUE_PATTERNS)) {
      assertRoundTrip(table, new Random(seed));
    }
  }

  private static <R> void assertRoundTrip(Table<R> table, Random random) {
    R row = RandomRows.row(table, random);
    assertThat(table.decode(table.encode(row))).isEqualTo(row);
  }

  @Property(tries = 300)
  void factsAreReadAsTheyWereWrittenAndInPart(@ForAll long seed) {
    Random random = new Random(seed);
    FactsChanged facts = FactsChanged.of("c\u00e9-1");
    for (Table<?> table : Tables.FACTS) {
      if (random.nextBoolean()) {
        facts = with(facts, table, random);
      }
    }
    facts = random.nextBoolean() ? facts.withKnownAt(random.nextLong()) : facts;
    byte[] bytes = FactsCodec.encode(facts);

    assertThat(FactsCodec.decode(bytes)).isEqualTo(facts);
    for (Table<?> table : Tables.FACTS) {
      FactsChanged part = FactsCodec.decode(bytes, List.of(table));
      assertThat(part.rows(table)).isEqualTo(facts.rows(table));
      assertThat(part.removed(table)).isEqualTo(facts.removed(table));
      assertThat(part.changes()).allMatch(changes -> changes.table() == table);
    }
  }

  private static <R> FactsChanged with(FactsChanged facts, Table<R> table, Random random) {
    List<R> rows =
        IntStream.range(0, random.nextInt(3))
            .mapToObj(i -> ofCase(table, RandomRows.row(table, random), facts.caseId()))
            .toList();
    R gone = RandomRows.row(table, random);
    R tombstone =
        table
            .factKey()
            .tombstone(
                facts.caseId(), table.factKey().nameOf(gone), table.factKey().numberOf(gone));
    return facts.with(table, rows, random.nextBoolean() ? List.of() : List.of(tombstone));
  }

  private static <R> R ofCase(Table<R> table, R row, String caseId) {
    RecordComponent[] components = row.getClass().getRecordComponents();
    Rows<R> same = Rows.of(table);
    for (int i = 0; i < components.length; i++) {
      same.setComponent(i, i == 0 ? caseId : value(components[i], row));
    }
    return same.row();
  }

  private static Object value(RecordComponent component, Object row) {
    try {
      return component.getAccessor().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  @ParameterizedTest
  @MethodSource("facts")
  <R> void everyValueButTheCaseCountsInTheDigest(Table<R> table) {
    Random random = new Random(1);
    Set<Long> digests = new HashSet<>();
    int distinct = 0;
    for (int component = 1; component < components(table).length; component++) {
      for (Object value : values(components(table)[component].getType(), random)) {
        digests.add(table.digest(Rows.of(table).setComponent(component, value).row()));
        distinct++;
      }
    }
    assertThat(digests).as("every value of every column alone").hasSize(distinct);
    assertThat(table.digest(Rows.of(table).setComponent(0, "a").row()))
        .isEqualTo(table.digest(Rows.of(table).setComponent(0, "b").row()));
  }

  private static RecordComponent[] components(Table<?> table) {
    return Rows.of(table).row().getClass().getRecordComponents();
  }

  /** Two that are there and differ. */
  private static List<Object> values(Class<?> type, Random random) {
    if (type.isEnum()) {
      return List.of(type.getEnumConstants());
    }
    Class<?> boxed = MethodType.methodType(type).wrap().returnType();
    return Stream.generate(() -> RandomRows.anyOf(type, random))
        .filter(value -> boxed == String.class || (!value.equals(0) && !value.equals(0L)))
        .distinct()
        .limit(2)
        .toList();
  }

  @Test
  void theDigestIsTheSameInEveryJvm() {
    assertThat(Tables.CASE_SPANS.digest(span("Billing", 2))).isEqualTo(2_659_457_224_027_784_089L);
  }

  @Test
  void longTextsCountToTheirLastCharacter() {
    List<String> texts =
        List.of("abcdefgh", "abcdefgi", "abcdefg", "abcdefghi", "bbcdefgh", "hgfedcba");
    assertThat(texts.stream().map(text -> Tables.CASE_SPANS.digest(span(text, 2))))
        .doesNotHaveDuplicates();
  }

  @Test
  void instantsThatFollowOneAnotherAreSpread() {
    Set<Long> digests = new HashSet<>();
    for (long at = 1; at <= 200_000; at++) {
      digests.add(Tables.CASE_SPANS.digest(span("a", at)));
    }
    assertThat(digests).hasSize(200_000);
  }

  private static CaseSpanRow span(String department, long from) {
    return Rows.of(Tables.CASE_SPANS)
        .set("kind", SpanKind.DEPARTMENT)
        .set("value", department)
        .set("from", from)
        .row();
  }

  @Test
  void anUnknownColumnOrValueOfATestIsRefused() {
    assertThat(catchThrowable(() -> Rows.of(Tables.CASES).set("state", "OPEN")))
        .hasMessage("cases has no column state");
    assertThat(catchThrowable(() -> Rows.of(Tables.CASES).set("status", "OPEN")))
        .hasMessageContaining("status")
        .hasMessageContaining("cannot be OPEN");
  }
}
