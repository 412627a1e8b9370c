package io.escalations.dashboards.live;

import java.util.List;

/**
 * One list as a viewer sees it.
 *
 * @param total how many rows there are, of which {@code rows} are the first
 */
public record Listing(int total, List<OpenClock> rows) {}
