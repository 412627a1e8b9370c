package io.escalations.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escalations.schemas.UserError;
import org.junit.jupiter.api.Test;

class YamlNodeTest {
  @Test
  void namesFileLineAndKeyOfWhatItRefuses() {
    YamlNode root = YamlNode.parse("p.yaml", "a: 1\nb:\n  c: [x, y]\n");

    assertThatThrownBy(() -> root.get("b").onlyKeys("d"))
        .isInstanceOf(UserError.class)
        .hasMessage("p.yaml:3: b.c: unknown key (known here: d)");
    assertThatThrownBy(() -> root.get("b").get("c").items().get(1).integer(0, 9))
        .hasMessage("p.yaml:3: b.c[1]: expected a whole number from 0 to 9, found 'y'");
    assertThatThrownBy(() -> root.get("z")).hasMessage("p.yaml:1: 'z' is missing");
  }

  @Test
  void refusesBrokenAndDoubleKeys() {
    assertThatThrownBy(() -> YamlNode.parse("p.yaml", "a: 1\na: 2\n").entries())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("p.yaml:2");
    assertThatThrownBy(() -> YamlNode.parse("p.yaml", "a: [1\n"))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("p.yaml:2: not valid YAML");
    assertThatThrownBy(() -> YamlNode.parse("p.yaml", ""))
        .hasMessage("p.yaml:1: the file is empty");
  }

  @Test
  void readsValuesAsWritten() {
    YamlNode root = YamlNode.parse("p.yaml", "version: \"2016-1\"\nempty:\nyes: true\n");

    assertThat(root.get("version").text()).isEqualTo("2016-1");
    assertThat(root.find("empty")).isEmpty();
    assertThat(root.get("yes").bool()).isTrue();
  }
}
