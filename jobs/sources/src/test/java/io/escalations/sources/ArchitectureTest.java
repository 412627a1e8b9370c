package io.escalations.sources;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses SOURCES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("io.escalations.sources");

  @Test
  void productsAreReadWithoutInput() {
    noClasses()
        .that()
        .resideInAPackage("..sources.product..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.net.http..", "java.nio.file..", "java.util.concurrent..", "org.apache.kafka..")
        .check(SOURCES);
  }

  @Test
  void onlyTheProcessKnowsKafka() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..sources.app..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..")
        .check(SOURCES);
  }

  @Test
  void nothingReadsAClock() {
    noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .check(SOURCES);
  }

  @Test
  void hasNoCycles() {
    slices().matching("io.escalations.sources.(*)..").should().beFreeOfCycles().check(SOURCES);
  }
}
