package io.escalations.jobs.analytics;

import io.escalations.schemas.Times;
import io.escalations.schemas.event.CaseEvent;
import io.escalations.schemas.event.Channel;
import io.escalations.schemas.event.Customer;
import io.escalations.schemas.event.EventType;
import io.escalations.schemas.event.Issue;
import io.escalations.schemas.fact.PatternKind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * The log of a help desk, drawn with a seed: calm, but for what is planted in it. Cases come at
 * random, most on working days between eight and six, some days busier than others; they are taken,
 * answered and solved within the day after.
 */
final class GeneratedDesk {
  static final long BEGIN = Times.parse("2026-01-05T00:00:00Z");
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final int TYPES = 12;
  private static final int PRODUCTS = 6;
  private static final double CUSTOMERS_PER_DAILY_CASE = 400;
  private static final int WORDS = 2_000;

  /** What is usual must be known before anything can be unusual. */
  private static final int QUIET_DAYS = 70;

  private final Random random;
  private final int days;
  private final double casesPerDay;
  private final List<CaseEvent> events = new ArrayList<>();
  private final List<Planted> planted = new ArrayList<>();
  private int cases;

  /**
   * Something to be found.
   *
   * @param series of a burst; else null
   * @param begins of the hour of a burst; else the first case
   */
  record Planted(PatternKind kind, Set<String> cases, String series, long begins) {}

  GeneratedDesk(long seed, int days, double casesPerDay) {
    random = new Random(seed);
    this.days = days;
    this.casesPerDay = casesPerDay;
    for (int day = 0; day < days; day++) {
      double busy = 0.85 + 0.3 * random.nextDouble();
      for (int hour = 0; hour < 24; hour++) {
        long begins = BEGIN + day * DAY + hour * HOUR;
        int count = poisson(casesPerDay * busy * share(begins));
        for (int i = 0; i < count; i++) {
          plain(
              begins + random.nextInt((int) HOUR),
              "type-" + skewed(TYPES),
              "product-" + skewed(PRODUCTS),
              customer(),
              text());
        }
      }
    }
  }

  /** Plants so many of each kind. */
  GeneratedDesk plant(int each) {
    for (int i = 0; i < each; i++) {
      sameCustomer();
      similarText();
      stalled();
      burst(i);
      path(PatternKind.PING_PONG, i);
      path(PatternKind.REOPEN_LOOP, i);
      path(PatternKind.TIER_SKIP, i);
    }
    return this;
  }

  /** A case that goes to and fro, is solved again and again, or is handed past a tier. */
  private void path(PatternKind kind, int number) {
    String caseId = kind + "-" + number;
    long opened = workingHour(random.nextInt(days - 20));
    planted.add(new Planted(kind, Set.of(caseId), null, opened));
    event(
        caseId,
        EventType.CASE_OPENED,
        opened,
        "ann",
        issue("type-0", "product-0", text()),
        customer());
    int returns = 2 + random.nextInt(2);
    switch (kind) {
      case PING_PONG -> {
        for (int move = 0; move <= returns + 1; move++) {
          handed(
              caseId,
              EventType.CASE_UPDATED,
              opened + (1 + move) * HOUR,
              move % 2 == 0 ? "Service" : "Billing",
              null);
        }
      }
      case REOPEN_LOOP -> {
        for (int stop = 0; stop <= returns; stop++) {
          event(caseId, EventType.RESOLVED, opened + (1 + 2 * stop) * HOUR, null, null, null);
          event(caseId, EventType.REOPENED, opened + (2 + 2 * stop) * HOUR, null, null, null);
        }
      }
      default -> {
        handed(caseId, EventType.CASE_UPDATED, opened + HOUR, null, 1);
        handed(caseId, EventType.ESCALATED, opened + 2 * HOUR, null, 1 + returns);
      }
    }
    event(caseId, EventType.CLOSED, opened + 12 * HOUR, null, null, null);
  }

  private void handed(String caseId, EventType type, long at, String department, Integer tier) {
    events.add(
        CaseEvent.builder(caseId + type + at, caseId, type, at)
            .department(department)
            .tier(tier)
            .build());
  }

  /** In order of time. */
  List<CaseEvent> events() {
    events.sort(Comparator.comparingLong(CaseEvent::occurredAt).thenComparing(CaseEvent::eventId));
    return events;
  }

  List<Planted> planted() {
    return planted;
  }

  private void sameCustomer() {
    String customer = "returning-" + planted.size();
    String type = "type-" + random.nextInt(TYPES);
    int count = 3 + random.nextInt(3);
    long begins = workingHour(random.nextInt(days - 40));
    Set<String> mine = new HashSet<>();
    for (int i = 0; i < count; i++) {
      mine.add(
          plain(
              begins + (long) (i * 25.0 / count * DAY),
              type,
              "product-" + skewed(PRODUCTS),
              customer,
              text()));
    }
    planted.add(new Planted(PatternKind.SAME_CUSTOMER, mine, null, begins));
  }

  private void similarText() {
    List<String> words = List.of(text().split(" "));
    int count = 3 + random.nextInt(4);
    long begins = workingHour(random.nextInt(days - 20));
    Set<String> mine = new HashSet<>();
    for (int i = 0; i < count; i++) {
      List<String> varied = new ArrayList<>(words);
      varied.set(random.nextInt(varied.size()), "word" + (char) ('a' + random.nextInt(26)));
      varied.add(random.nextInt(varied.size()), String.valueOf(random.nextInt(100_000)));
      String text = String.join(random.nextBoolean() ? " " : "  ", varied);
      mine.add(
          plain(
              begins + i * DAY / 2,
              "type-" + skewed(TYPES),
              "product-" + skewed(PRODUCTS),
              customer(),
              random.nextBoolean() ? text : text.toUpperCase(Locale.ROOT)));
    }
    planted.add(new Planted(PatternKind.SIMILAR_TEXT, mine, null, begins));
  }

  private void stalled() {
    long opened = workingHour(random.nextInt(days - 20));
    String caseId = "case-" + cases++;
    event(
        caseId,
        EventType.CASE_OPENED,
        opened,
        null,
        issue("type-0", "product-0", text()),
        customer());
    if (random.nextBoolean()) {
      event(caseId, EventType.ASSIGNED, opened + HOUR, "bob", null, null);
    }
    event(caseId, EventType.RESOLVED, opened + 10 * DAY, null, null, null);
    planted.add(new Planted(PatternKind.STALLED, Set.of(caseId), null, opened));
  }

  private void burst(int number) {
    boolean byType = number % 2 == 0;
    String value = (byType ? "type-" : "product-") + random.nextInt(byType ? TYPES : PRODUCTS);
    long begins = workingHour(QUIET_DAYS + random.nextInt(days - QUIET_DAYS - 2));
    int extra = 12 + random.nextInt(6);
    Set<String> mine = new HashSet<>();
    for (int i = 0; i < extra; i++) {
      String type = byType ? value : "type-" + random.nextInt(TYPES);
      String product = byType ? "product-" + random.nextInt(PRODUCTS) : value;
      mine.add(plain(begins + random.nextInt((int) HOUR), type, product, customer(), text()));
    }
    planted.add(
        new Planted(PatternKind.BURST, mine, (byType ? "type:" : "product:") + value, begins));
  }

  private String plain(long opened, String type, String product, String customer, String text) {
    String caseId = "case-" + cases++;
    event(caseId, EventType.CASE_OPENED, opened, null, issue(type, product, text), customer);
    event(
        caseId,
        EventType.ASSIGNED,
        opened + random.nextInt((int) (2 * HOUR)) + 1,
        "agent-" + random.nextInt(20),
        null,
        null);
    event(
        caseId, EventType.AGENT_REPLIED, opened + (3 + random.nextInt(3)) * HOUR, null, null, null);
    event(caseId, EventType.RESOLVED, opened + (6 + random.nextInt(30)) * HOUR, null, null, null);
    return caseId;
  }

  private void event(
      String caseId, EventType type, long at, String assignee, Issue issue, String customer) {
    events.add(
        CaseEvent.builder(caseId + type + at, caseId, type, at)
            .channel(Channel.values()[random.nextInt(Channel.values().length)])
            .customer(customer == null ? null : new Customer(customer, null, null, null, null))
            .issue(issue)
            .assignee(assignee)
            .build());
  }

  private static Issue issue(String type, String product, String text) {
    return new Issue(null, type, product, text);
  }

  private String customer() {
    return "customer-" + random.nextInt((int) Math.ceil(CUSTOMERS_PER_DAILY_CASE * casesPerDay));
  }

  /** Eight to sixty words, the frequent ones often, after a greeting that many use. */
  private String text() {
    StringBuilder text =
        new StringBuilder(
            random.nextInt(3) == 0 ? "hello please help me with this problem" : "good morning");
    int length = 20 + random.nextInt(40);
    for (int i = 0; i < length; i++) {
      int word = (int) Math.pow(WORDS, random.nextDouble());
      text.append(' ').append(spelled(word));
    }
    return text.toString();
  }

  private static String spelled(int word) {
    StringBuilder letters = new StringBuilder("w");
    for (int rest = word; rest > 0; rest /= 26) {
      letters.append((char) ('a' + rest % 26));
    }
    return letters.toString();
  }

  /** The first ones more often than the last. */
  private int skewed(int count) {
    return (int) (count * random.nextDouble() * random.nextDouble());
  }

  private long workingHour(int day) {
    int weekday = day % 7 > 4 ? day - 2 : day;
    return BEGIN + weekday * DAY + (9 + random.nextInt(7)) * HOUR;
  }

  /** Of a day's cases, those of an hour. */
  private static double share(long instant) {
    ZonedDateTime hour = Instant.ofEpochMilli(instant).atZone(ZoneOffset.UTC);
    boolean weekend =
        hour.getDayOfWeek() == DayOfWeek.SATURDAY || hour.getDayOfWeek() == DayOfWeek.SUNDAY;
    boolean day = hour.getHour() >= 8 && hour.getHour() < 18;
    return (day ? 0.09 : 0.1 / 14) * (weekend ? 0.2 : 1);
  }

  private int poisson(double mean) {
    double limit = Math.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }
}
