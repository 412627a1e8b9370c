package io.escalations.dashboards;

import io.escalations.schemas.fact.SlaAlert;
import io.escalations.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * An alert as it was read.
 *
 * @param recorded whether it is of a replay whose alerts are recorded and not sent
 */
record HeardAlert(SlaAlert alert, boolean recorded) {
  static HeardAlert read(ConsumerRecord<byte[], byte[]> entry) {
    Header header = entry.headers().lastHeader(SlaAlert.HEADER);
    boolean recorded =
        header != null
            && SlaAlert.RECORDED.equals(new String(header.value(), StandardCharsets.UTF_8));
    return new HeardAlert(Topics.SLA_ALERTS.decode(entry.value()), recorded);
  }
}
