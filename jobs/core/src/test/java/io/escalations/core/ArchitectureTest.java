package io.escalations.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.escalations.core", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule isPure =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("org.apache..", "java.sql..", "java.net..", "java.util.concurrent..");

  @ArchTest
  static final ArchRule readsNoClock =
      noClasses().should().callMethod(System.class, "currentTimeMillis").orShould().callMethod(java.time.Instant.class, "now");

  @ArchTest
  static final ArchRule packagesHaveNoCycles = slices().matching("io.escalations.core.(*)..").should().beFreeOfCycles();
}
