package io.escalations.sources.product;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One thing that happened to a case, as the product tells it.
 *
 * @param id the same whenever and however it is read
 * @param at when it happened, epoch milliseconds UTC
 */
public record RawRecord(String id, String caseId, long at, JsonNode payload) {}
