package io.escalations.importer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses IMPORTER =
      new ClassFileImporter()
          // ArchUnit itself knows tests by target/test-classes alone: neither jars nor
          // ./escalations check
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("io.escalations.importer");

  /** It reads named values, whatever they come from: JSON payloads can be mapped by it too. */
  @Test
  void theLanguageOfAMappingKnowsNoCsv() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.escalations.importer.text..",
            "io.escalations.importer.row..",
            "io.escalations.importer.date..",
            "io.escalations.importer.cell..",
            "io.escalations.importer.condition..",
            "io.escalations.importer.order..",
            "io.escalations.importer.event..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.escalations.importer.csv..", "org.apache.commons.csv..")
        .check(IMPORTER);
  }

  @Test
  void readsNoClock() {
    noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .check(IMPORTER);
  }
}
