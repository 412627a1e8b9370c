package io.escalations.delivery;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses DELIVERY =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("io.escalations.delivery");

  @Test
  void onlyTheProcessKnowsKafka() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..delivery.app..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..")
        .check(DELIVERY);
  }

  @Test
  void plansAndMessagesDoNoInput() {
    noClasses()
        .that()
        .resideInAnyPackage("..delivery.plan..", "..delivery.message..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "java.nio.file..", "java.util.concurrent..")
        .check(DELIVERY);
  }

  @Test
  void nothingReadsAClock() {
    noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .check(DELIVERY);
  }

  @Test
  void hasNoCycles() {
    slices().matching("io.escalations.delivery.(*)..").should().beFreeOfCycles().check(DELIVERY);
  }
}
