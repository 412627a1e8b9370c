package io.escalations.delivery.app;

import io.escalations.delivery.plan.MessageKind;
import io.escalations.delivery.plan.NoticeMessage;
import io.escalations.delivery.plan.PlannedMessage;
import io.escalations.delivery.receivers.Receiver;
import io.escalations.delivery.receivers.Receivers;
import io.escalations.delivery.send.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Notifies those whom {@code failures_to} names which receivers do not take messages: they fail, or
 * have refused one within the last hour. Not thread-safe.
 */
final class Notices {
  private static final long REFUSED_FOR = Duration.ofHours(1).toMillis();

  private final Map<String, Trouble> troubles = new TreeMap<>();

  /** What is the matter with a receiver, and who has heard of it. */
  private static final class Trouble {
    private final Set<String> notified = new HashSet<>();
    private String answer = "";
    private long since;
    private long refusedAt;

    private boolean lasts(boolean failing, long now) {
      return failing || (refusedAt > 0 && now - refusedAt < REFUSED_FOR);
    }
  }

  /** Takes in what a receiver answered. */
  void answered(Attempt attempt) {
    if (attempt.message() instanceof NoticeMessage notice) {
      received(notice, attempt.answer());
      return;
    }
    if (attempt.answer().kind() == Answer.Kind.ACCEPTED) {
      return;
    }
    Trouble trouble =
        troubles.computeIfAbsent(attempt.message().receiver().name(), name -> new Trouble());
    trouble.answer = attempt.answer().text();
    if (attempt.answer().kind() == Answer.Kind.REFUSED) {
      trouble.refusedAt = attempt.answeredAt();
    }
  }

  /** Notices that are due; those that are under way are among them. */
  List<PlannedMessage> due(Receivers receivers, Lanes lanes, long now) {
    List<PlannedMessage> due = new ArrayList<>();
    troubles.entrySet().removeIf(entry -> isOver(entry.getKey(), entry.getValue(), lanes, now));
    troubles.forEach(
        (about, trouble) -> {
          boolean lasts = trouble.lasts(lanes.isFailing(about), now);
          if (lasts && trouble.since == 0) {
            trouble.since = now;
          }
          for (String name : receivers.failures()) {
            if (!name.equals(about) && lasts != trouble.notified.contains(name)) {
              receivers
                  .receiver(name)
                  .filter(receiver -> lanes.notBefore(name) <= now)
                  .ifPresent(receiver -> due.add(notice(receiver, about, trouble, lasts)));
            }
          }
        });
    return due;
  }

  /** It was made known, has passed, and everybody knows that, too. */
  private static boolean isOver(String about, Trouble trouble, Lanes lanes, long now) {
    return trouble.since > 0
        && trouble.notified.isEmpty()
        && !trouble.lasts(lanes.isFailing(about), now)
        && !lanes.isBusy(NoticeMessage.key(about, trouble.since));
  }

  private static NoticeMessage notice(
      Receiver receiver, String about, Trouble trouble, boolean lasts) {
    return new NoticeMessage(
        receiver,
        lasts ? MessageKind.TRIGGER : MessageKind.RESOLVE,
        about,
        trouble.answer,
        trouble.since);
  }

  private void received(NoticeMessage notice, Answer answer) {
    Trouble trouble = troubles.get(notice.about());
    if (trouble == null
        || answer.kind() == Answer.Kind.BUSY
        || answer.kind() == Answer.Kind.UNWELCOME) {
      return;
    }
    if (notice.kind() == MessageKind.TRIGGER) {
      trouble.notified.add(notice.receiver().name());
    } else {
      trouble.notified.remove(notice.receiver().name());
    }
  }
}
