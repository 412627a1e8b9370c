package io.escalations.delivery.receivers;

import io.escalations.schemas.event.Priority;
import io.escalations.schemas.event.Segment;
import io.escalations.schemas.fact.SlaAlert;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a route may ask of an alert. */
public enum AlertField {
  DEPARTMENT(List.of(), null, SlaAlert::department),
  TEAM(List.of(), null, SlaAlert::team),
  CLOCK(List.of(), null, SlaAlert::clock),
  PRIORITY(names(Priority.values()), null, alert -> name(alert.priority())),
  SEGMENT(names(Segment.values()), null, alert -> name(alert.customerSegment())),
  LEVEL(List.of(), Pattern.compile("[1-9][0-9]?|100|ESCALATION_DUE"), SlaAlert::level);

  private final List<String> allowed;
  private final Pattern form;
  private final Function<SlaAlert, String> read;

  AlertField(List<String> allowed, Pattern form, Function<SlaAlert, String> read) {
    this.allowed = allowed;
    this.form = form;
    this.read = read;
  }

  /** Those that exist; empty: any text. */
  List<String> allowed() {
    return allowed;
  }

  /** Whether an alert can have the value, where not all of them are listed. */
  boolean isPossible(String value) {
    return form == null || form.matcher(value).matches();
  }

  /** Empty if the alert has none. */
  Optional<String> of(SlaAlert alert) {
    return Optional.ofNullable(read.apply(alert));
  }

  private static List<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Enum::name).toList();
  }

  private static String name(Enum<?> value) {
    return value == null ? null : value.name();
  }
}
