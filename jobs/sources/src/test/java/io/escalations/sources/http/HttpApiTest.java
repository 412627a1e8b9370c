package io.escalations.sources.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.escalations.remote.Secret;
import io.escalations.schemas.UserError;
import io.escalations.sources.config.Account;
import io.escalations.sources.config.ProductKind;
import io.escalations.sources.product.HttpCall;
import io.escalations.sources.product.PlayedServer;
import io.escalations.sources.product.PlayedZendesk;
import io.escalations.sources.product.SourceProblem;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpApiTest {
  private static final HttpCall TICKETS = HttpCall.get("/api/v2/tickets.json?per_page=3");

  private final PlayedServer server =
      new PlayedServer(new PlayedZendesk(), "ada@example.com/token", "t0ken");

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpApi api(URI url, String token) {
    Secret secret = new Secret(List.of(new Secret.Source("", false, "TOKEN")));
    return new HttpApi(
        ProductKind.ZENDESK,
        new Account(url, "ada@example.com", secret),
        source -> {
          if (token == null) {
            throw new UserError("TOKEN is not set");
          }
          return token;
        },
        () -> 0);
  }

  private SourceProblem problem(HttpApi api, HttpCall call) {
    return catchThrowableOfType(SourceProblem.class, () -> api.call(call));
  }

  @Test
  void asksAsTheAccount() {
    assertThat(api(server.url(), "t0ken").call(TICKETS).path("tickets").isArray()).isTrue();
  }

  @Test
  void aWrongTokenIsNamedButNotShown() {
    SourceProblem problem = problem(api(server.url(), "wr0ng"), TICKETS);
    assertThat(problem.kind()).isEqualTo(SourceProblem.Kind.UNWELCOME);
    assertThat(problem)
        .hasMessageContaining("answered 401")
        .hasMessageContaining("the token is not accepted: is it one of ada@example.com")
        .hasMessageNotContaining("wr0ng");
  }

  @Test
  void aSecretThatIsMissingIsNamed() {
    assertThat(problem(api(server.url(), null), TICKETS))
        .hasMessage("TOKEN is not set")
        .extracting(SourceProblem::kind)
        .isEqualTo(SourceProblem.Kind.UNWELCOME);
  }

  @Test
  void leavesTheProductAloneAsLongAsItAsks() {
    server.failing(429, "37", "{}").failing(503, null, "");
    SourceProblem tooMany = problem(api(server.url(), "t0ken"), TICKETS);
    assertThat(tooMany.kind()).isEqualTo(SourceProblem.Kind.BUSY);
    assertThat(tooMany.retryAfterMillis()).isEqualTo(37_000);
    assertThat(problem(api(server.url(), "t0ken"), TICKETS).kind())
        .isEqualTo(SourceProblem.Kind.BUSY);
  }

  @Test
  void anotherAddressIsSuspectedWhereThereIsNoSuchPage() {
    assertThat(problem(api(server.url(), "t0ken"), HttpCall.get("/nothing")))
        .hasMessageContaining("is 'url' the address of a zendesk account?");
  }

  @Test
  void whatIsNoJsonIsNotTakenForAnAnswer() {
    server.failing(200, null, "<html>");
    assertThat(problem(api(server.url(), "t0ken"), TICKETS))
        .hasMessageContaining("answered with something that is no JSON");
  }

  @Test
  void whereNobodyListensItIsTriedAgain() {
    server.close();
    assertThat(problem(api(server.url(), "t0ken"), TICKETS))
        .hasMessageStartingWith("no connection to 127.0.0.1:")
        .extracting(SourceProblem::kind)
        .isEqualTo(SourceProblem.Kind.BUSY);
  }
}
