package io.escalations.schemas;

/**
 * The names of the Kafka topics; {@code topic.Topics} declares what each carries. They stand apart
 * because definitions of tables name topics, and topics are encoded by tables.
 */
public final class TopicNames {
  public static final String CASE_EVENTS = "case-events";
  public static final String SLA_POLICIES = "sla-policies";
  public static final String SLA_ALERTS = "sla-alerts";
  public static final String REJECTED = "case-events-rejected";
  public static final String CASE_FACTS = "case-facts";
  public static final String CASE_FACTS_HISTORY = "case-facts-history";
  public static final String ACCEPTED_EVENTS = "case-events-accepted";
  public static final String DUPLICATES = "case-events-duplicates";
  public static final String RECORD_COUNTS = "case-events-counts";
  public static final String PROGRESS = "pipeline-progress";
  public static final String ESCALATION_VOLUME = "escalation-volume";
  public static final String RESOLUTION_TIMES = "resolution-times";
  public static final String ISSUE_PATTERNS = "issue-patterns";
  public static final String ANALYTICS_PROGRESS = "analytics-progress";
  public static final String ALERT_ACKNOWLEDGEMENTS = "alert-acknowledgements";
  public static final String ALERT_DELIVERIES = "alert-deliveries";
  public static final String DELIVERY_STATE = "alert-delivery-state";
  public static final String CASE_RAW = "case-raw";
  public static final String SOURCE_STATES = "source-states";

  private TopicNames() {}
}
