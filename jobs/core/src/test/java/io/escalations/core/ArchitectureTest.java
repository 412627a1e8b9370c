package io.escalations.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CORE =
      new ClassFileImporter()
          // ArchUnit itself knows tests by target/test-classes alone: neither jars nor
          // ./escalations check
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("io.escalations.core");

  @Test
  void knowsNoFlinkKafkaOrDatabase() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.flink..",
            "org.apache.kafka..",
            "org.apache.parquet..",
            "java.sql..",
            "java.net..",
            "java.util.concurrent..")
        .check(CORE);
  }

  @Test
  void readsNoClock() {
    noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .check(CORE);
  }

  @Test
  void hasNoCycles() {
    slices().matching("io.escalations.core.(*)..").should().beFreeOfCycles().check(CORE);
  }
}
