package io.escalations.cli;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** Holds for every module: this one sees all of them. */
class ArchitectureTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          // ArchUnit itself knows tests by target/test-classes alone: neither jars nor
          // ./escalations check
          .withImportOption(
              location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
          .importPackages("io.escalations");

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.escalations.(**)").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void everyModuleIsSeen() {
    assertThat(
            ALL.stream().map(type -> type.getPackageName().split("\\.", -1)[2]).distinct().toList())
        .containsExactlyInAnyOrder(
            "schemas",
            "core",
            "stored",
            "importer",
            "history",
            "backtest",
            "remote",
            "delivery",
            "sources",
            "holidays",
            "microbench",
            "jobs",
            "clickhouse",
            "stack",
            "dashboards",
            "cli");
  }
}
