package io.escalations.jobs.analytics;

import io.escalations.schemas.fact.CaseRow;

/**
 * News of a case from one of two topics.
 *
 * @param row what is believed of it; null on a step
 * @param step that it took; null on a row
 */
public record CaseNews(String caseId, CaseRow row, CaseStep step) {}
