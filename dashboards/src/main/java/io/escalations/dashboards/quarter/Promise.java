package io.escalations.dashboards.quarter;

/** What is promised by a clock, for those who do not know it by its name. */
public final class Promise {
  private Promise() {}

  /** Empty for a clock that is not known. */
  public static String meaning(String clock) {
    return switch (clock) {
      case "first_response" -> "From the opening of a case to the first answer, or to its solution";
      case "next_response" -> "From what a customer says to the answer";
      case "acknowledgement" -> "From an escalation until somebody takes it up";
      case "escalation" ->
          "From an escalation to its end, waiting for customers and others left out";
      case "customer_update" ->
          "While a case is escalated: from one word to the customer to the next, waiting for the"
              + " customer left out";
      case "resolution" ->
          "From the opening of a case to its solution, waiting for customers and others left out";
      case "total_resolution" ->
          "From the opening of a case to its solution, whoever is waited for";
      default -> "";
    };
  }
}
