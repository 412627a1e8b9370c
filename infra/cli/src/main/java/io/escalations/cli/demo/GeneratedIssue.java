package io.escalations.cli.demo;

import io.escalations.schemas.event.IssueCategory;

/**
 * What generated cases are about. Chances are from 0 to 1.
 *
 * @param share how much of all it is, beside the others
 * @param first who gets it
 * @param expert who it is handed to
 * @param handedOn chance that it is handed on
 * @param fails chance that a first attempt fails
 * @param slowness times as long as usual
 * @param dissatisfies chance that a rating is bad
 * @param reopened chance that it comes back
 * @param words what customers write; empty if they say nothing
 */
record GeneratedIssue(
    IssueCategory category,
    String type,
    String product,
    double share,
    String first,
    String expert,
    double handedOn,
    double fails,
    double slowness,
    double dissatisfies,
    double reopened,
    String words) {
  static final String DESK = "Service desk";
  static final String TECHNICAL = "Technical support";
  static final String NETWORK = "Network operations";
  static final String BILLING = "Billing";
  static final String CARE = "Customer care";

  /** Each has a fault that a report should find, or none. */
  static final GeneratedIssue[] ALL = {
    new GeneratedIssue(
        IssueCategory.ACCOUNT,
        "Cannot sign in",
        "Portal",
        22,
        DESK,
        TECHNICAL,
        0.12,
        0.03,
        0.6,
        0.06,
        0.02,
        ""),
    new GeneratedIssue(
        IssueCategory.TECHNICAL,
        "Connection drops",
        "Router R2",
        16,
        DESK,
        NETWORK,
        0.6,
        0.12,
        2.6,
        0.24,
        0.05,
        "The connection drops several times an hour"),
    new GeneratedIssue(
        IssueCategory.TECHNICAL,
        "Firmware update fails",
        "Router R2",
        8,
        DESK,
        TECHNICAL,
        0.4,
        0.4,
        1.4,
        0.12,
        0.06,
        "Router stops at firmware version 4.2 and restarts"),
    new GeneratedIssue(
        IssueCategory.BILLING,
        "Invoice is wrong",
        "Invoicing",
        17,
        DESK,
        BILLING,
        0.45,
        0.02,
        1.2,
        0.08,
        0.03,
        ""),
    new GeneratedIssue(
        IssueCategory.BILLING,
        "Refund is missing",
        "Invoicing",
        8,
        BILLING,
        CARE,
        0.15,
        0.02,
        1.5,
        0.1,
        0.16,
        ""),
    new GeneratedIssue(
        IssueCategory.PRODUCT,
        "Question about a feature",
        "Portal",
        17,
        DESK,
        TECHNICAL,
        0.1,
        0.02,
        0.5,
        0.04,
        0.01,
        ""),
    new GeneratedIssue(
        IssueCategory.SERVICE,
        "Appointment was missed",
        "Installation",
        8,
        DESK,
        CARE,
        0.3,
        0.02,
        1,
        0.1,
        0.03,
        ""),
    new GeneratedIssue(
        IssueCategory.OTHER,
        "Something else",
        "Other",
        4,
        DESK,
        TECHNICAL,
        0.2,
        0.05,
        1,
        0.08,
        0.02,
        "")
  };
}
