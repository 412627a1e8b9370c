package io.escalations.core.changelog;

import io.escalations.core.event.TimelineEvent;
import java.util.List;

/**
 * A case and what was published of it.
 *
 * @param events that have arrived, in the order of their arrival
 * @param alerts each as it was published last
 * @param rows each as it was published last
 */
public record PublishedCase(
    String caseId,
    List<TimelineEvent> events,
    List<PublishedAlert> alerts,
    List<PublishedRow> rows) {}
