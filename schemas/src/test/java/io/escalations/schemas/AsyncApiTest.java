package io.escalations.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.escalations.schemas.event.RejectReason;
import io.escalations.schemas.topic.Topic;
import io.escalations.schemas.topic.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document describes the topics as the code declares them. */
class AsyncApiTest {
  private static final JsonNode DOCUMENT = read();

  @Test
  void describesEveryTopicAsItIsCreated() {
    Map<String, Map<String, String>> declared = new TreeMap<>();
    Topics.ALL.forEach(
        topic -> {
          Map<String, String> config = new TreeMap<>(topic.config());
          config.put("partitions", String.valueOf(topic.partitions()));
          declared.put(topic.name(), config);
        });

    Map<String, Map<String, String>> described = new TreeMap<>();
    DOCUMENT
        .get("channels")
        .forEach(
            channel -> {
              JsonNode kafka = channel.get("bindings").get("kafka");
              Map<String, String> config = new TreeMap<>();
              config.put("partitions", kafka.get("partitions").asText());
              kafka
                  .get("topicConfiguration")
                  .properties()
                  .forEach(entry -> config.put(entry.getKey(), text(entry.getValue())));
              described.put(channel.get("address").asText(), config);
            });

    assertThat(described).isEqualTo(declared);
  }

  @Test
  void saysOfEachTopicWhatItsCodecWrites() {
    Map<String, String> encoded =
        Topics.ALL.stream().collect(Collectors.toMap(Topic::name, Topic::contentType));

    Map<String, String> described = new TreeMap<>();
    for (JsonNode channel : DOCUMENT.get("channels")) {
      for (JsonNode reference : channel.get("messages")) {
        JsonNode message = DOCUMENT.at("/components/messages/" + lastName(reference));
        if (message.has("bindings")) { // else it has no key, and is not what the topic is for
          described.put(channel.get("address").asText(), message.get("contentType").asText());
        }
      }
    }
    assertThat(described).isEqualTo(encoded);
  }

  @Test
  void namesAWriterAndAReaderOfEveryTopic() {
    for (String action : Set.of("send", "receive")) {
      Set<String> channels = new HashSet<>();
      DOCUMENT
          .get("operations")
          .forEach(
              operation -> {
                if (operation.get("action").asText().equals(action)) {
                  channels.add(lastName(operation.get("channel")));
                }
              });
      assertThat(channels)
          .as(action)
          .isEqualTo(Topics.ALL.stream().map(Topic::name).collect(Collectors.toSet()));
    }
  }

  @Test
  void everyMessageHasAContentTypeAndAPayloadThatExists() throws ClassNotFoundException {
    for (JsonNode message : DOCUMENT.get("components").get("messages")) {
      JsonNode payload = message.get("payload");
      assertThat(message.path("contentType").asText()).contains("/");
      if (payload.has("$ref")) {
        String schema = payload.get("$ref").asText().replaceFirst("^\\.", "");
        assertThat(AsyncApiTest.class.getResource(schema)).as(schema).isNotNull();
      } else if (payload.has("x-java-type")) {
        assertThat(Class.forName(payload.get("x-java-type").asText()).isRecord()).isTrue();
      } else {
        assertThat(payload.get("description").asText()).isNotEmpty();
      }
    }
  }

  @Test
  void channelsNameMessagesThatExist() {
    Set<String> known = new HashSet<>();
    DOCUMENT.get("components").get("messages").fieldNames().forEachRemaining(known::add);
    Set<String> used = new HashSet<>();
    DOCUMENT
        .get("channels")
        .forEach(
            channel -> channel.get("messages").forEach(message -> used.add(lastName(message))));
    assertThat(used).isEqualTo(known);
  }

  @Test
  void listsEveryReasonOfARefusal() {
    JsonNode reasons =
        DOCUMENT.at("/components/messages/RejectedRecord/headers/properties/reason/enum");
    assertThat(reasons.valueStream().map(JsonNode::asText))
        .containsExactlyElementsOf(
            Arrays.stream(RejectReason.values()).map(RejectReason::name).toList());
  }

  private static String lastName(JsonNode reference) {
    String path = reference.get("$ref").asText();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String text(JsonNode value) {
    return value.isArray()
        ? value.valueStream().map(JsonNode::asText).collect(Collectors.joining(","))
        : value.asText();
  }

  private static JsonNode read() {
    try (InputStream document = AsyncApiTest.class.getResourceAsStream("/asyncapi.yaml")) {
      return new YAMLMapper().readTree(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
