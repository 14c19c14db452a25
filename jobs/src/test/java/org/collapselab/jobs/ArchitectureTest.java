package org.collapselab.jobs;

import static com.tngtech.archunit.lang.conditions.ArchConditions.beFinal;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The arrows between modules, and what kernels may not touch; the reasons are in CONTRIBUTING.md.
 */
@AnalyzeClasses(packages = "org.collapselab", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String TRAINER = "org.collapselab.trainer..";
  private static final String GENERATOR = "org.collapselab.generator..";
  private static final String METRICS = "org.collapselab.metrics..";
  private static final String JOBS = "org.collapselab.jobs..";
  private static final String[] KERNELS = {TRAINER, GENERATOR, METRICS};

  @ArchTest
  static void allModulesAreSeen(JavaClasses classes) {
    for (String module : new String[] {"trainer", "generator", "metrics", "jobs"}) {
      assertTrue(
          classes.stream()
              .anyMatch(c -> c.getPackageName().startsWith("org.collapselab." + module)),
          module + " must be on the class path of this test, or its rules hold for nothing");
    }
  }

  @ArchTest
  static final ArchRule ARROWS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("trainer")
          .definedBy(TRAINER)
          .layer("generator")
          .definedBy(GENERATOR)
          .layer("metrics")
          .definedBy(METRICS)
          .layer("jobs")
          .definedBy(JOBS)
          .whereLayer("jobs")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("generator")
          .mayOnlyBeAccessedByLayers("jobs")
          .whereLayer("metrics")
          .mayOnlyBeAccessedByLayers("jobs")
          .whereLayer("trainer")
          .mayOnlyBeAccessedByLayers("generator", "metrics", "jobs");

  @ArchTest
  static final ArchRule SPARK_ONLY_IN_JOBS =
      noClasses()
          .that()
          .resideInAnyPackage(KERNELS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.spark..", "org.apache.hadoop..", "org.apache.parquet..", "scala..")
          .because("kernels are plain Java, testable without Spark");

  @ArchTest
  static final ArchRule SETTINGS_AND_REPORT_START_NO_SPARK =
      noClasses()
          .that()
          .resideInAnyPackage("org.collapselab.jobs.settings..", "org.collapselab.jobs.report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..")
          .allowEmptyShould(true)
          .because("a mistake in an experiment file shows before Spark starts");

  @ArchTest
  static final ArchRule DRAWS_ARE_ADDRESSED =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)"
                  + "|java\\.util\\.random\\..*|java\\.security\\.SecureRandom")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(StrictMath.class, "random")
          .orShould()
          .callMethodWhere(
              call(
                  "a draw of Spark",
                  "org\\.apache\\.spark\\.(sql\\.(Dataset|functions)|api\\.java\\.Java.*RDD|rdd\\.RDD)",
                  "sample|sampleBy|randomSplit|takeSample|rand|randn|uniform|shuffle"))
          .because(
              "a draw depends on (seed, replicate, purpose, generation, item) and nothing else");

  @ArchTest
  static final ArchRule KERNELS_READ_NO_CLOCK_AND_NO_ENVIRONMENT =
      noClasses()
          .that()
          .resideInAnyPackage(KERNELS)
          .should()
          .callMethodWhere(
              call(
                  "a clock or the environment",
                  "java\\.lang\\.System",
                  "currentTimeMillis|nanoTime|getenv|getProperty|identityHashCode"))
          .orShould()
          .callMethodWhere(call("a clock", "java\\.time\\..*", "now"))
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.lang\\.(Inheritable)?ThreadLocal")
          .because("equal arguments give equal results, on every machine");

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)(\\$.*)?")
          .because("a class is called by what it is in the terms of the field");

  @ArchTest
  static final ArchRule NO_STATIC_STATE =
      fields()
          .that()
          .areStatic()
          .and()
          .doNotHaveModifier(JavaModifier.SYNTHETIC)
          .should(beFinal())
          .because("state that everybody shares makes results depend on who ran before");

  private static DescribedPredicate<JavaCall<?>> call(String what, String owner, String name) {
    return DescribedPredicate.describe(
        what,
        call ->
            call.getTargetOwner().getName().matches(owner)
                && call.getTarget().getName().matches(name));
  }
}
