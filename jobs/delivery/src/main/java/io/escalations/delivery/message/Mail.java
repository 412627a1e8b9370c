package io.escalations.delivery.message;

import io.escalations.delivery.plan.PlannedMessage;
import java.util.stream.Collectors;

/**
 * An e-mail. All about one thing stand in one thread: they refer to the same root, and have the
 * same subject.
 *
 * @param messageId of its header, the same when it is sent again
 * @param thread what it refers to
 */
public record Mail(String messageId, String thread, String subject, String text) {
  private static final String DOMAIN = "@escalations>";

  public static Mail of(PlannedMessage message, Content content) {
    return new Mail(
        "<" + message.id() + DOMAIN,
        "<" + message.key() + DOMAIN,
        "[" + content.severity() + "] " + content.title(),
        text(content));
  }

  private static String text(Content content) {
    String details =
        content.details().entrySet().stream()
            .map(detail -> detail.getKey() + ": " + detail.getValue())
            .collect(Collectors.joining("\n"));
    return content.line()
        + ".\n\n"
        + details
        + "\n"
        + (content.link() == null ? "" : "\n" + content.link() + "\n");
  }
}
