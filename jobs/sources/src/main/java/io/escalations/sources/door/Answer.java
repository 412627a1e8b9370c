package io.escalations.sources.door;

/** What the door answers; the text is for whoever sets the webhook up. */
public enum Answer {
  ACCEPTED(202, "kept"),
  UNREADABLE(400, "expected JSON that names a case"),
  UNSIGNED(401, "the signature is missing, too old, or not one of this source's secrets"),
  UNKNOWN(404, "no source of that name has a webhook"),
  TOO_LARGE(413, "larger than the door takes"),
  TOO_MANY(429, "more in a minute than the door takes"),
  UNAVAILABLE(503, "it cannot be kept at the moment");

  private final int status;
  private final String text;

  Answer(int status, String text) {
    this.status = status;
    this.text = text;
  }

  public int status() {
    return status;
  }

  public String text() {
    return text;
  }
}
