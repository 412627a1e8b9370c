package io.escalations.dashboards.live;

import io.escalations.schemas.event.Priority;

/** Rows that every filter either shows or hides together; totals are counted by it. */
public record Group(BoardList list, String department, String clock, Priority priority) {}
