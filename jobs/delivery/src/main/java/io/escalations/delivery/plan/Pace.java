package io.escalations.delivery.plan;

/** What is under way, and which receivers need to be left alone for a while. */
public interface Pace {
  /** Nothing is under way, and every receiver answers. */
  Pace FREE =
      new Pace() {
        @Override
        public boolean isBusy(String receiver, String key) {
          return false;
        }

        @Override
        public long notBefore(String receiver) {
          return 0;
        }

        @Override
        public boolean isFailing(String receiver) {
          return false;
        }
      };

  /**
   * Whether the answer to a message is still open.
   *
   * @param key of an alert or a group
   */
  boolean isBusy(String receiver, String key);

  /** When the receiver may be tried again, epoch milliseconds UTC; in the past if at once. */
  long notBefore(String receiver);

  /** Whether the receiver has not taken a message for so long that the next one is to be called. */
  boolean isFailing(String receiver);
}
