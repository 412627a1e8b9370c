package io.escalations.sources.app;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.escalations.sources.door.Answer;
import io.escalations.sources.product.Product;
import java.io.IOException;

/** A webhook of a source that can be asked says only which case to ask for. */
record HookNudge(Product product, Nudges nudges) implements HookTaker {
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public Answer take(byte[] body) {
    try {
      String caseId = product.caseOfHook(JSON.readTree(body));
      if (caseId == null) {
        return Answer.UNREADABLE;
      }
      nudges.add(caseId);
      return Answer.ACCEPTED;
    } catch (IOException e) {
      return Answer.UNREADABLE;
    }
  }
}
