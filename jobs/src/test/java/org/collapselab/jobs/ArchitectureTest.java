package org.collapselab.jobs;

import static com.tngtech.archunit.lang.conditions.ArchConditions.beFinal;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.collapselab.trainer.settings.Named;

/**
 * Which modules and packages use which, and what kernels may not use; the reasons are in
 * CONTRIBUTING.md.
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
  static final ArchRule MODULES_USE_EACH_OTHER_IN_ONE_DIRECTION =
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
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices()
          .matching("org.collapselab.(**)")
          .should()
          .beFreeOfCycles()
          .because("a reader who starts at a package-info must come to an end");

  /** Where jobs meet Spark; everything else is plain Java. */
  private static final String[] ON_SPARK = {
    "org.collapselab.jobs", // the entry points
    "org.collapselab.jobs.command", // starts it
    "org.collapselab.jobs.run",
    "org.collapselab.jobs.plan", // asks for the memory of tasks
    "org.collapselab.jobs.chain",
    "org.collapselab.jobs.large"
  };

  @ArchTest
  static final ArchRule FEW_PACKAGES_KNOW_SPARK =
      noClasses()
          .that()
          .resideOutsideOfPackages(ON_SPARK)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "scala..")
          .because("loop, scores and report run without Spark, and mistakes show before it starts");

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
  static final ArchRule ONLY_EVENTS_ARE_TIMED =
      noClasses()
          .that()
          .resideInAPackage(JOBS)
          .and()
          .doNotHaveFullyQualifiedName("org.collapselab.jobs.event.Events")
          .should()
          .callMethodWhere(call("a clock", "java\\.lang\\.System", "currentTimeMillis|nanoTime"))
          .because("who wants to know how long something took listens to events");

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

  /** Rejects an interface of built-in choices that a jar of its own could not implement. */
  @ArchTest
  static void whatBuiltInChoicesImplementIsPublic(JavaClasses classes) {
    List<String> hidden = new ArrayList<>();
    for (JavaClass type : classes) {
      boolean open = type.isInterface() && type.isAssignableTo(Named.class);
      if (!open) {
        continue;
      }
      Stream<JavaClass> seen =
          type.getMethods().stream()
              .filter(method -> !method.getModifiers().contains(JavaModifier.PRIVATE))
              .flatMap(
                  method ->
                      Stream.of(
                              Set.of(method.getReturnType()),
                              Set.copyOf(method.getParameterTypes()))
                          .flatMap(Set::stream)
                          .flatMap(used -> used.getAllInvolvedRawTypes().stream()));
      Stream.concat(Stream.of(type), seen)
          .filter(used -> used.getPackageName().startsWith("org.collapselab"))
          .filter(used -> !used.getModifiers().contains(JavaModifier.PUBLIC))
          .forEach(used -> hidden.add(used.getName() + " in " + type.getName()));
    }
    assertEquals(List.of(), hidden);
  }

  private static final int MOST_FILES = 16;

  /** Packages with one file for each law or metric that they hold; their guides say why. */
  private static final Map<String, Integer> LARGER =
      Map.of(
          "org.collapselab.generator.mix", 21,
          "org.collapselab.metrics.text", 21);

  /** Main sources of all modules, by package; without the guides. */
  private static Map<String, List<Path>> sources() throws IOException {
    Map<String, List<Path>> packages = new TreeMap<>();
    for (String module : new String[] {"trainer", "generator", "metrics", "jobs"}) {
      Path root = Path.of("..", module, "src", "main", "java");
      try (Stream<Path> files = Files.walk(root)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !file.endsWith("package-info.java"))
            .forEach(
                file ->
                    packages
                        .computeIfAbsent(
                            root.relativize(file.getParent())
                                .toString()
                                .replace(file.getFileSystem().getSeparator(), "."),
                            p -> new ArrayList<>())
                        .add(file));
      }
    }
    return packages;
  }

  @ArchTest
  static void packagesAreSmallAndHaveGuides(JavaClasses classes) throws IOException {
    List<String> wrong = new ArrayList<>();
    sources()
        .forEach(
            (name, files) -> {
              Path guide = files.get(0).resolveSibling("package-info.java");
              if (!Files.exists(guide)) {
                wrong.add(name + " has no package-info.java: what it holds, where to start");
              }
              if (files.size() > LARGER.getOrDefault(name, MOST_FILES)) {
                wrong.add(name + " has " + files.size() + " files; split it by reason to change");
              }
            });
    assertEquals(List.of(), wrong);
  }

  private static final Pattern ROW =
      Pattern.compile("\\| [*`]*([\\w.]+)[*`]* \\|.*\\|\\s*(.*?)\\s*\\|");

  /** The table of packages in CONTRIBUTING.md: what each may use of its own module. */
  private static Map<String, Set<String>> map() throws IOException {
    Map<String, Set<String>> map = new TreeMap<>();
    String module = "";
    for (String line : Files.readAllLines(Path.of("..", "CONTRIBUTING.md"))) {
      Matcher row = ROW.matcher(line);
      if (!row.matches()) {
        continue;
      }
      if (line.startsWith("| **")) {
        module = row.group(1);
      } else if (!module.isEmpty()) {
        map.put(
            row.group(1).equals(module) ? module : module + "." + row.group(1),
            new TreeSet<>(List.of(row.group(2).split(", "))));
      }
    }
    return map;
  }

  /** Rejects a package that the map lacks or invents, and a use that it does not allow. */
  @ArchTest
  static void theMapOfPackagesIsTrue(JavaClasses classes) throws IOException {
    Map<String, Set<String>> used = new TreeMap<>();
    for (JavaClass type : classes) {
      String from = type.getPackageName().substring("org.collapselab.".length());
      String module = from.split("\\.")[0];
      Set<String> uses = used.computeIfAbsent(from, p -> new TreeSet<>());
      type.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getPackageName())
          .filter(to -> to.startsWith("org.collapselab." + module + "."))
          .map(to -> to.substring(("org.collapselab." + module + ".").length()))
          .filter(to -> !from.equals(module + "." + to))
          .forEach(uses::add);
    }
    Map<String, Set<String>> map = map();
    assertEquals(map.keySet(), used.keySet());
    List<String> wrong = new ArrayList<>();
    used.forEach(
        (from, uses) -> {
          Set<String> may = map.get(from);
          for (String to : uses) {
            boolean base = from.startsWith("jobs") && to.equals("base");
            boolean rows = may.contains("layout") && to.equals("layout.row");
            if (!may.contains("all") && !may.contains(to) && !base && !rows) {
              wrong.add(from + " uses " + to);
            }
          }
        });
    assertEquals(List.of(), wrong);
  }

  /** Types that are not hidden in another may not be confused with any other type. */
  @ArchTest
  static void noNameStandsTwice(JavaClasses classes) {
    Map<String, String> top = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    for (JavaClass type : classes) {
      if (type.isTopLevelClass() && !type.getSimpleName().equals("package-info")) {
        String other = top.put(type.getSimpleName(), type.getName());
        if (other != null) {
          wrong.add(other + " and " + type.getName());
        }
      }
    }
    for (JavaClass type : classes) {
      boolean visible = type.isMemberClass() && !type.getModifiers().contains(JavaModifier.PRIVATE);
      if (visible && top.containsKey(type.getSimpleName())) {
        wrong.add(top.get(type.getSimpleName()) + " and " + type.getName());
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static DescribedPredicate<JavaCall<?>> call(String what, String owner, String name) {
    return DescribedPredicate.describe(
        what,
        call ->
            call.getTargetOwner().getName().matches(owner)
                && call.getTarget().getName().matches(name));
  }
}
