package io.escalations.dashboards.chart;

/**
 * A chart as a page shows it.
 *
 * @param wide SVG for a screen or paper; empty if it could not be drawn
 * @param narrow SVG for a phone; empty if it could not be drawn
 * @param problem why it could not be drawn; null if it was
 */
public record Chart(ChartData data, String wide, String narrow, String problem) {}
