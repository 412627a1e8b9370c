package io.escalations.sources.product;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A product whose answers may have any form: one that nobody thought of is a problem of theirs. */
record CheckedProduct(Product product) implements Product {
  private static final Logger LOG = LoggerFactory.getLogger(CheckedProduct.class);

  @Override
  public Page next(Cursor cursor, long now, Api api) {
    return checked(() -> product.next(cursor, now, api));
  }

  @Override
  public List<RawRecord> readCase(String caseId, Api api) {
    return checked(() -> product.readCase(caseId, api));
  }

  @Override
  public List<String> recentCases(int most, Api api) {
    return checked(() -> product.recentCases(most, api));
  }

  @Override
  public String caseOfHook(JsonNode hook) {
    return product.caseOfHook(hook);
  }

  private static <T> T checked(Supplier<T> question) {
    try {
      return question.get();
    } catch (SourceProblem e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("an answer of a product cannot be read", e);
      throw SourceProblem.strange("its answer has another form than documented: " + e);
    }
  }
}
