package io.escalations.core.explain;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.escalations.schemas.Times;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** An explanation as JSON: keys in snake case, times as RFC 3339, lengths of time in seconds. */
public final class ExplanationJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, new Time())
                  .addSerializer(Duration.class, new Seconds()))
          .build();

  private ExplanationJson() {}

  public static String write(Explanation explanation) {
    try {
      return MAPPER.writeValueAsString(explanation);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an explanation holds nothing that JSON cannot", e);
    }
  }

  private static final class Time extends JsonSerializer<Instant> {
    @Override
    public void serialize(Instant value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(Times.format(value.toEpochMilli()));
    }
  }

  private static final class Seconds extends JsonSerializer<Duration> {
    @Override
    public void serialize(Duration value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeNumber(BigDecimal.valueOf(value.toMillis(), 3));
    }
  }
}
