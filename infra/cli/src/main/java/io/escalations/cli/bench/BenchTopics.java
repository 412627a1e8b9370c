package io.escalations.cli.bench;

import io.escalations.schemas.UserError;
import io.escalations.schemas.topic.Topic;
import io.escalations.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;

/** What a run of a rung leaves in Kafka. */
final class BenchTopics {
  private BenchTopics() {}

  /** Forgets how far each group had read, and deletes all topics but the events. */
  static void forgetAllButEvents(String brokers) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
      admin
          .deleteConsumerGroups(
              admin.listGroups().valid().get().stream().map(GroupListing::groupId).toList())
          .all()
          .get();
      List<String> others =
          Topics.ALL.stream()
              .map(Topic::name)
              .filter(Predicate.not(Topics.CASE_EVENTS.name()::equals))
              .toList();
      admin.deleteTopics(others).all().get();
    } catch (ExecutionException e) {
      throw new UserError("Kafka refuses: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted", e);
    }
  }
}
