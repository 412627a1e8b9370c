package io.escalations.sources.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesParserTest {
  @TempDir private Path folder;

  private Sources parse(String text) {
    return SourcesParser.parse("sources.yaml", text, folder);
  }

  @Test
  void readsSourcesOfEachKind() throws IOException {
    Files.writeString(folder.resolve("zammad.yaml"), "");
    Sources sources =
        parse(
            """
            sources:
              support:
                zendesk: {url: "https://acme.zendesk.com", user: ada@acme.example, token_env: ZD}
                every: 30s
                from: 2026-01-01T00:00:00Z
                hook: {secret_file: [new.key, old.key]}
              desk:
                webhook: {signature: hub_sha1, secret_file: zammad.key}
                mapping: zammad.yaml
            door: {port: 8090}
            """);
    Source support = sources.byName().get("support");
    assertThat(support.kind()).isEqualTo(ProductKind.ZENDESK);
    assertThat(support.every()).isEqualTo(Duration.ofSeconds(30));
    assertThat(support.overlap()).isEqualTo(Duration.ofMinutes(5));
    assertThat(support.from()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(support.hook().scheme()).isEqualTo(SignatureScheme.ZENDESK);
    assertThat(support.hook().secret().sources()).hasSize(2);
    Source desk = sources.byName().get("desk");
    assertThat(desk.account()).isNull();
    assertThat(desk.hook().scheme()).isEqualTo(SignatureScheme.HUB_SHA1);
    assertThat(desk.mapping()).isEqualTo(folder.resolve("zammad.yaml"));
    assertThat(sources.door().port()).isEqualTo(8090);
  }

  @Test
  void everyMistakeIsNamedWithItsLine() {
    RefusedSources refused =
        catchThrowableOfType(
            RefusedSources.class,
            () ->
                parse(
                    """
                    sources:
                      Support:
                        zendesk: {url: acme, user: ada@acme.example, token: s3cret}
                        ever: 30s
                      desk:
                        webhook: {signature: md5, secret_env: X}
                      third: {mapping: none.yaml}
                    """));
    assertThat(refused.getMessage())
        .contains("'Support' is no name")
        .contains("expected an address such as")
        .contains("a secret does not stand here")
        .contains("sources.yaml:4")
        .contains("'md5' is none of ZENDESK, HUB_SHA256")
        .contains("'mapping' is missing: how its payloads become events")
        .contains("expected one product, found none (known: zendesk, jira, webhook)")
        .doesNotContain("s3cret");
  }
}
