package io.escalations.schemas.event;

/** What the case is about; description is free text and personal data. */
public record Issue(IssueCategory category, String type, String product, String description) {}
