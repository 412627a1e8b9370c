package io.escalations.core.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import io.escalations.schemas.fact.CaseResolutionRow;
import io.escalations.schemas.fact.CaseRow;
import io.escalations.schemas.fact.CaseSpanRow;
import io.escalations.schemas.fact.EscalationRow;
import io.escalations.schemas.fact.SlaClockRow;
import io.escalations.schemas.fact.SpanKind;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RowDigestTest {
  /** A kind of row, and how it is digested. */
  record Kind<R extends Record>(Class<R> type, ToLongFunction<R> digest) {
    long of(Object[] values) throws ReflectiveOperationException {
      Class<?>[] types =
          Stream.of(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      return digest.applyAsLong(type.getDeclaredConstructor(types).newInstance(values));
    }

    @Override
    public String toString() {
      return type.getSimpleName();
    }
  }

  static List<Kind<?>> kinds() {
    return List.of(
        new Kind<>(CaseRow.class, RowDigest::of),
        new Kind<>(EscalationRow.class, RowDigest::of),
        new Kind<>(SlaClockRow.class, RowDigest::of),
        new Kind<>(CaseResolutionRow.class, RowDigest::of),
        new Kind<>(CaseSpanRow.class, RowDigest::of));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyValueButTheCaseCounts(Kind<?> kind) throws ReflectiveOperationException {
    RecordComponent[] components = kind.type().getRecordComponents();
    Object[] values =
        Stream.of(components).map(component -> value(component.getType(), 0)).toArray();
    Set<Long> digests = new HashSet<>(Set.of(kind.of(values)));
    assertThat(components[0].getName()).isEqualTo("caseId");
    for (int i = 1; i < components.length; i++) {
      Object[] changed = values.clone();
      changed[i] = value(components[i].getType(), 1);
      assertThat(digests.add(kind.of(changed))).as("another %s", components[i].getName()).isTrue();
      if (!components[i].getType().isPrimitive()) {
        changed[i] = null;
        assertThat(digests.add(kind.of(changed))).as("no %s", components[i].getName()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theSameValueElsewhereIsAnotherRow(Kind<?> kind) throws ReflectiveOperationException {
    RecordComponent[] components = kind.type().getRecordComponents();
    Set<Long> digests = new HashSet<>();
    for (int i = 1; i < components.length; i++) {
      Object[] values =
          Stream.of(components)
              .map(
                  component ->
                      component.getType().isPrimitive() ? value(component.getType(), 0) : null)
              .toArray();
      values[i] = value(components[i].getType(), 1);
      assertThat(digests.add(kind.of(values))).as("only %s", components[i].getName()).isTrue();
    }
  }

  /** Two different values of each type that a row has. */
  private static Object value(Class<?> type, int which) {
    if (type == String.class) {
      return which == 0 ? "" : "a";
    }
    if (type == BigDecimal.class) {
      return new BigDecimal(which == 0 ? "1.0" : "1.00");
    }
    if (type == Integer.class || type == int.class) {
      return which;
    }
    if (type == Long.class || type == long.class) {
      return (long) which;
    }
    return type.getEnumConstants()[which];
  }

  @Test
  void isTheSameInEveryJvm() {
    assertThat(RowDigest.of(span("Billing", 2))).isEqualTo(2_124_552_440_601_123_063L);
  }

  @Test
  void longTextsCountToTheirLastCharacter() {
    List<String> texts =
        List.of("abcdefgh", "abcdefgi", "abcdefg", "abcdefghi", "bbcdefgh", "hgfedcba");
    assertThat(texts.stream().map(text -> RowDigest.of(span(text, 2)))).doesNotHaveDuplicates();
  }

  @Test
  void spreadsInstantsThatFollowOneAnother() {
    Set<Long> digests = new HashSet<>();
    for (long at = 0; at < 200_000; at++) {
      digests.add(RowDigest.of(span("a", at)));
    }
    assertThat(digests).hasSize(200_000);
  }

  private static CaseSpanRow span(String department, long from) {
    return new CaseSpanRow("a", SpanKind.DEPARTMENT, 1, department, from, null, null);
  }
}
