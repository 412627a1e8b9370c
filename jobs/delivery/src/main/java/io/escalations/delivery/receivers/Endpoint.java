package io.escalations.delivery.receivers;

import io.escalations.remote.Secret;
import java.net.URI;
import java.util.List;

/** Where a receiver is, and how to get in. */
public sealed interface Endpoint {
  ReceiverKind kind();

  /**
   * A signed webhook.
   *
   * @param secret {@code whsec_…}, see Standard Webhooks; two while it is being replaced; null: the
   *     webhook is not signed
   */
  record Webhook(URI url, Secret secret) implements Endpoint {
    @Override
    public ReceiverKind kind() {
      return ReceiverKind.WEBHOOK;
    }
  }

  /** PagerDuty's Events API v2. */
  record PagerDuty(URI url, Secret routingKey) implements Endpoint {
    @Override
    public ReceiverKind kind() {
      return ReceiverKind.PAGERDUTY;
    }
  }

  /**
   * Prometheus Alertmanager's API v2.
   *
   * @param token sent as a bearer token; may be null
   */
  record Alertmanager(URI url, Secret token) implements Endpoint {
    @Override
    public ReceiverKind kind() {
      return ReceiverKind.ALERTMANAGER;
    }
  }

  /** Opsgenie's alert API, which Jira Service Management has, too. */
  record Opsgenie(URI url, Secret apiKey) implements Endpoint {
    @Override
    public ReceiverKind kind() {
      return ReceiverKind.OPSGENIE;
    }
  }

  /**
   * Slack: an incoming webhook, whose messages cannot be changed, or a bot.
   *
   * @param webhook null for a bot
   * @param botToken null for a webhook
   * @param channel of the bot; null for a webhook
   * @param api of the bot
   */
  record Slack(Secret webhook, Secret botToken, String channel, URI api) implements Endpoint {
    @Override
    public ReceiverKind kind() {
      return ReceiverKind.SLACK;
    }
  }

  /** A Power Automate workflow that posts adaptive cards to a Teams channel. */
  record Teams(Secret webhook) implements Endpoint {
    @Override
    public ReceiverKind kind() {
      return ReceiverKind.TEAMS;
    }
  }

  /**
   * E-mail by SMTP.
   *
   * @param security NONE, STARTTLS or TLS
   * @param user null: without signing in
   * @param password null without user
   */
  record Email(
      String host,
      int port,
      Security security,
      String user,
      Secret password,
      String from,
      List<String> to)
      implements Endpoint {
    /** How the connection is encrypted. */
    public enum Security {
      NONE,
      STARTTLS,
      TLS
    }

    public Email {
      to = List.copyOf(to);
    }

    @Override
    public ReceiverKind kind() {
      return ReceiverKind.EMAIL;
    }
  }
}
