package io.escalations.jobs.operator;

/**
 * Every operator's uid: the name by which a savepoint finds its state. From the first release on
 * none may change.
 */
public final class OperatorIds {
  public static final String CASE_EVENTS = "case-events";
  public static final String SPLIT_EVENTS = "split-events";
  public static final String POLICIES = "sla-policies";
  public static final String TIMELINE = "case-timeline";
  public static final String TIMELINE_OUTPUT = "timeline-output";
  public static final String DEAD_LETTERS = "dead-letters";
  public static final String REFUSED = "refused-records";
  public static final String COUNTS = "counts";
  public static final String HEARTBEAT_TICKS = "heartbeat-ticks";
  public static final String HEARTBEATS = "heartbeats";

  public static final String CASE_FACTS = "case-facts";
  public static final String COMMIT_FACTS = "commit-facts";
  public static final String WRITE_FACTS = "write-facts";
  public static final String FACTS_TIME = "facts-time";
  public static final String ALERTS = "sla-alerts";
  public static final String WRITE_ALERTS = "write-alerts";
  public static final String ALERTS_TIME = "alerts-time";
  public static final String ACCEPTED_EVENTS = "accepted-events";
  public static final String WRITE_EVENTS = "write-events";
  public static final String EVENTS_TIME = "events-time";
  public static final String ACCOUNTING = "accounting";
  public static final String WRITE_ACCOUNTING = "write-accounting";
  public static final String COMMIT_ACCOUNTING = "commit-accounting";
  public static final String ANALYTICS_ROWS = "analytics-rows";
  public static final String COMMIT_ANALYTICS_ROWS = "commit-analytics-rows";
  public static final String WRITE_ANALYTICS_ROWS = "write-analytics-rows";
  public static final String PROGRESS = "pipeline-progress";
  public static final String COMMIT_PROGRESS = "commit-progress";
  public static final String HOLD_PROGRESS = "hold-progress";
  public static final String WRITE_PROGRESS = "write-progress";

  public static final String LAKE_EVENTS = "lake-events";
  public static final String LAKE_FILES = "lake-files";
  public static final String LAKE_RESULTS = "lake-results";
  public static final String LAKE_KEYED_RESULTS = "lake-keyed-results";
  public static final String LAKE_QUARTERS = "lake-quarters";
  public static final String LAKE_RESULT_FILES = "lake-result-files";

  public static final String ANALYTICS_FACTS = "analytics-facts";
  public static final String COMMIT_ANALYTICS_FACTS = "commit-analytics-facts";
  public static final String CASE_SHARES = "case-shares";
  public static final String SHARE_CHANGES = "share-changes";
  public static final String ESCALATION_VOLUME = "escalation-volume";
  public static final String RESOLUTION_TIMES = "resolution-times";
  public static final String ANALYTICS_PROGRESS = "analytics-progress";
  public static final String FACTS_OF_CASES = "facts-of-cases";
  public static final String PATH_PATTERNS = "path-patterns";
  public static final String CASE_STEPS = "case-steps";
  public static final String CASE_SUBJECTS = "case-subjects";
  public static final String BY_CUSTOMER = "by-customer";
  public static final String CUSTOMER_EPISODES = "customer-episodes";
  public static final String CHANGED_CUSTOMER_EPISODES = "changed-customer-episodes";
  public static final String SAME_CUSTOMER = "same-customer";
  public static final String BY_SERIES = "by-series";
  public static final String UNUSUAL_HOURS = "unusual-hours";
  public static final String BURSTS = "bursts";
  public static final String CASE_TEXTS = "case-texts";
  public static final String BAND_EPISODES = "band-episodes";
  public static final String SIMILAR_TEXTS = "similar-texts";
  public static final String UPDATES_BY_ROWS = "updates-by-rows";
  public static final String UPDATES_BY_STEPS = "updates-by-steps";
  public static final String STALLED = "stalled";
  public static final String WRITE_ANALYTICS = "write-analytics";

  public static final String BACKFILL_FILES = "backfill-files";
  public static final String BACKFILL_READ = "backfill-read";
  public static final String BACKFILL_AS_OF = "backfill-as-of";
  public static final String BACKFILL_FOLD = "backfill-fold";
  public static final String BACKFILL_VOLUMES = "backfill-volumes";
  public static final String BACKFILL_RESOLUTION_TIMES = "backfill-resolution-times";
  public static final String BACKFILL_WRITE = "backfill-write";
  public static final String BACKFILL_FOLDERS = "backfill-folders";

  private OperatorIds() {}
}
