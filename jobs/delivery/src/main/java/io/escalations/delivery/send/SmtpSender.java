package io.escalations.delivery.send;

import io.escalations.delivery.message.Mail;
import io.escalations.delivery.message.Wording;
import io.escalations.delivery.plan.PlannedMessage;
import io.escalations.delivery.receivers.Endpoint.Email;
import io.escalations.delivery.receivers.Secret;
import io.escalations.schemas.UserError;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.function.LongSupplier;

/** Sends messages by e-mail. Thread-safe. */
final class SmtpSender {
  private final Secret.Store secrets;
  private final Wording wording;
  private final Duration answersWithin;
  private final LongSupplier clock;

  SmtpSender(Secret.Store secrets, Wording wording, Duration answersWithin, LongSupplier clock) {
    this.secrets = secrets;
    this.wording = wording;
    this.answersWithin = answersWithin;
    this.clock = clock;
  }

  Answer send(PlannedMessage message, Email email) {
    try {
      String password = email.user() == null ? null : email.password().value(secrets);
      Session session = Session.getInstance(properties(email));
      Message mail = mail(session, email, Mail.of(message, wording.of(message)));
      try (Transport transport = session.getTransport("smtp")) {
        transport.connect(email.host(), email.port(), email.user(), password);
        transport.sendMessage(mail, mail.getAllRecipients());
      }
      return Answer.accepted("taken by " + email.host(), null);
    } catch (UserError e) {
      return Answer.unwelcome(e.getMessage());
    } catch (AuthenticationFailedException e) {
      return Answer.unwelcome(text(e));
    } catch (SendFailedException e) {
      return isPermanent(e) ? Answer.refused(text(e)) : Answer.busy(text(e), 0);
    } catch (MessagingException e) {
      return Answer.busy(text(e), 0);
    }
  }

  private Properties properties(Email email) {
    String millis = String.valueOf(answersWithin.toMillis());
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.connectiontimeout", millis);
    properties.setProperty("mail.smtp.timeout", millis);
    properties.setProperty("mail.smtp.writetimeout", millis);
    properties.setProperty("mail.smtp.auth", String.valueOf(email.user() != null));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    switch (email.security()) {
      case NONE -> {}
      case STARTTLS -> {
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
    }
    return properties;
  }

  private Message mail(Session session, Email email, Mail mail) throws MessagingException {
    MimeMessage mime =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", mail.messageId());
          }
        };
    mime.setFrom(new InternetAddress(email.from()));
    mime.setRecipients(Message.RecipientType.TO, addresses(email));
    mime.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
    mime.setText(mail.text(), StandardCharsets.UTF_8.name());
    mime.setHeader("In-Reply-To", mail.thread());
    mime.setHeader("References", mail.thread());
    mime.setHeader("Auto-Submitted", "auto-generated");
    mime.setSentDate(Date.from(Instant.ofEpochMilli(clock.getAsLong())));
    mime.saveChanges();
    return mime;
  }

  private static InternetAddress[] addresses(Email email) throws AddressException {
    return InternetAddress.parse(String.join(",", email.to()));
  }

  /** Addresses that the server does not know; it may take others later. */
  private static boolean isPermanent(SendFailedException e) {
    return e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0;
  }

  private static String text(MessagingException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given").strip();
  }
}
