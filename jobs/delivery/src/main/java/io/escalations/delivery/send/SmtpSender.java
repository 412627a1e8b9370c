package io.escalations.delivery.send;

import io.escalations.delivery.message.Mail;
import io.escalations.delivery.message.Wording;
import io.escalations.delivery.plan.PlannedMessage;
import io.escalations.delivery.receivers.Endpoint.Email;
import io.escalations.remote.Secret;
import io.escalations.schemas.UserError;
import jakarta.mail.Address;
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
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.function.LongSupplier;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends messages by e-mail. Thread-safe. */
final class SmtpSender {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpSender.class);

  /** Reply codes from here on say that to try again changes nothing. */
  private static final int PERMANENT = 500;

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
      Transport transport = session.getTransport("smtp");
      try {
        transport.connect(email.host(), email.port(), email.user(), password);
        transport.sendMessage(mail, mail.getAllRecipients());
      } finally {
        quit(transport);
      }
      return Answer.accepted("taken by " + email.host(), null);
    } catch (UserError e) {
      return Answer.unwelcome(e.getMessage());
    } catch (AuthenticationFailedException | AddressException e) {
      return Answer.unwelcome(text(e));
    } catch (SendFailedException e) {
      return failed(e, email);
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
    properties.setProperty("mail.smtp.sendpartial", "true");
    properties.setProperty("mail.smtp.quitwait", "false");
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

  /** What the server has answered before does not change because the farewell fails. */
  private static void quit(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.debug("the connection did not end well", e);
    }
  }

  /** Who is sent to again gets the message twice; so it counts when one address has it. */
  private static Answer failed(SendFailedException e, Email email) {
    if (!addresses(e.getValidSentAddresses()).isEmpty()) {
      List<Address> left = new ArrayList<>(addresses(e.getValidUnsentAddresses()));
      left.addAll(addresses(e.getInvalidAddresses()));
      return Answer.accepted("taken by " + email.host() + ", but not for " + left, null);
    }
    return isPermanent(e) ? Answer.refused(text(e)) : Answer.busy(text(e), 0);
  }

  /** It does not take this message, or knows none of the addresses; it may take others later. */
  private static boolean isPermanent(SendFailedException e) {
    if (e instanceof SMTPSendFailedException answered) {
      return answered.getReturnCode() >= PERMANENT;
    }
    return !addresses(e.getInvalidAddresses()).isEmpty()
        && addresses(e.getValidUnsentAddresses()).isEmpty();
  }

  private static List<Address> addresses(Address[] addresses) {
    return addresses == null ? List.of() : List.of(addresses);
  }

  private static String text(MessagingException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given").strip();
  }
}
