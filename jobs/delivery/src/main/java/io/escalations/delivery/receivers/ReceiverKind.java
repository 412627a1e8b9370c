package io.escalations.delivery.receivers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What receives. */
public enum ReceiverKind {
  WEBHOOK(true, true),
  PAGERDUTY(true, true),
  ALERTMANAGER(true, false),
  OPSGENIE(true, true),
  SLACK(false, false),
  TEAMS(false, false),
  EMAIL(false, false);

  private final boolean keepsIncidents;
  private final boolean takesAcknowledgements;

  ReceiverKind(boolean keepsIncidents, boolean takesAcknowledgements) {
    this.keepsIncidents = keepsIncidents;
    this.takesAcknowledgements = takesAcknowledgements;
  }

  /**
   * Whether it keeps a state under our key. The others are read by people: these are reminded, and
   * need not hear that a warning has been overtaken by the breach.
   */
  public boolean keepsIncidents() {
    return keepsIncidents;
  }

  /** Whether it has a message for "somebody has acknowledged the alert". */
  public boolean takesAcknowledgements() {
    return takesAcknowledgements;
  }

  /** As in the file. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(ReceiverKind::key).toList();
  }
}
