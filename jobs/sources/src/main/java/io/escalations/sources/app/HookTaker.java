package io.escalations.sources.app;

import io.escalations.sources.door.Answer;

/** What is done with a webhook that has proved whose it is. */
@FunctionalInterface
interface HookTaker {
  Answer take(byte[] body);
}
