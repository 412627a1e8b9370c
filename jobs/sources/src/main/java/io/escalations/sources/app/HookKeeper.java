package io.escalations.sources.app;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.importer.record.RecordMapper;
import io.escalations.importer.row.RowRefused;
import io.escalations.schemas.topic.Topic;
import io.escalations.schemas.topic.Topics;
import io.escalations.sources.door.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A webhook of a source that cannot be asked is all there is: it is kept as it came before it is
 * answered for.
 */
record HookKeeper(String source, RecordMapper mapper, Producer<byte[], byte[]> producer)
    implements HookTaker {
  private static final JsonMapper JSON = new JsonMapper();
  private static final long KEPT_WITHIN_SECONDS = 8;
  private static final int ID_BYTES = 8;

  @Override
  public Answer take(byte[] body) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(Topics.CASE_RAW.name(), key(body), body);
    record.headers().add(RawHeaders.SOURCE, source.getBytes(StandardCharsets.UTF_8));
    record.headers().add(RawHeaders.ID, id(body).getBytes(StandardCharsets.UTF_8));
    try {
      producer.send(record).get(KEPT_WITHIN_SECONDS, TimeUnit.SECONDS);
      return Answer.ACCEPTED;
    } catch (ExecutionException | TimeoutException e) {
      return Answer.UNAVAILABLE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.UNAVAILABLE;
    }
  }

  /** Records of a case stay in order; what names none is kept too, and shown when it is mapped. */
  private byte[] key(byte[] body) {
    try {
      String caseId = mapper.caseOf(JSON.readTree(body));
      return caseId == null ? null : Topic.keyOf(caseId);
    } catch (IOException | RowRefused e) {
      return null;
    }
  }

  private static String id(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
