package autograd;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.graph.Graph;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each package has one job, and arrows between packages run downward only. */
class ArchitectureTest {
  /** The folder or jar that holds the program, and so no tests, wherever it lies. */
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .importUrl(Graph.class.getProtectionDomain().getCodeSource().getLocation());

  private static final String FLOORS =
      """
      cli,        operations graph lang evaluate derive series compile rows optimize measure \
                  render code repl
      repl,       operations graph lang render
      code,       operations graph lang derive render
      render,     functions operations graph lang evaluate derive optimize measure series
      spark,      graph lang evaluate compile optimize render
      parquet,    compile rows
      rows,       functions series compile
      measure,    graph series compile derive evaluate optimize
      optimize,   operations graph series compile derive evaluate
      compile,    functions operations graph series derive evaluate
      derive,     functions operations graph series evaluate
      evaluate,   operations graph series
      series,     functions operations graph
      lang,       operations graph
      graph,      operations
      operations, functions
      functions,  ''
      """;

  @ParameterizedTest
  @CsvSource(textBlock = FLOORS)
  void packageUsesOnlyWhatLiesBelow(String name, String below) {
    String[] allowed =
        Arrays.stream((name + " " + below).trim().split(" +", -1))
            .map(each -> "autograd." + each + "..")
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage("autograd." + name + "..")
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("autograd..").or(resideInAnyPackage(allowed)))
        .allowEmptyShould(true)
        .check(HOUSE);
  }

  /** A program that links to us gets no command line by way of the door that is made for it. */
  @Test
  void theDoorForProgramsLeadsPastTheCommandLine() {
    noClasses()
        .that()
        .resideInAPackage("autograd")
        .should()
        .dependOnClassesThat(resideInAnyPackage("autograd.cli..", "autograd.rows..", "picocli.."))
        .check(HOUSE);
    noClasses()
        .that()
        .resideInAPackage("autograd.*..")
        .should()
        .dependOnClassesThat(resideInAPackage("autograd"))
        .check(HOUSE);
  }

  /** So that a database is loaded where a table is one of its files, and nowhere else. */
  @Test
  void onlyItsOwnPackageSeesTheDatabase() {
    noClasses()
        .that()
        .resideOutsideOfPackage("autograd.parquet..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("autograd.parquet..", "org.duckdb..", "java.sql.."))
        .check(HOUSE);
  }

  /** So that what edits a line is loaded where a person types one, and nowhere else. */
  @Test
  void onlyThePromptSeesTheTerminal() {
    noClasses()
        .that()
        .resideOutsideOfPackage("autograd.repl..")
        .should()
        .dependOnClassesThat(resideInAPackage("org.jline.."))
        .check(HOUSE);
  }

  @Test
  void everyPackageHasItsFloor() {
    Set<String> floors =
        FLOORS.lines().map(line -> line.split(",", -1)[0]).collect(Collectors.toSet());
    Set<String> strangers = new TreeSet<>();
    HOUSE.that(resideInAPackage("autograd..")).stream()
        .map(each -> each.getPackageName().replaceFirst("autograd\\.?", ""))
        .map(rest -> rest.split("\\.", -1)[0])
        .filter(top -> !top.isEmpty() && !floors.contains(top))
        .forEach(strangers::add);
    assertEquals(Set.of(), strangers);
  }

  @Test
  void noPackagesFormARing() {
    slices().matching("autograd.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  /** {@link Math}'s functions differ in the last digit from one JDK to the next. */
  @Test
  void functionsAreThoseOfOneFixedDefinition() {
    Set<String> inexact =
        Set.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp",
            "expm1", "log", "log1p", "log10", "pow", "cbrt", "hypot");
    noClasses()
        .should()
        .callMethodWhere(
            JavaCall.Predicates.target(
                com.tngtech.archunit.base.DescribedPredicate.describe(
                    "a function of Math that is not exact",
                    target ->
                        target.getOwner().isEquivalentTo(Math.class)
                            && inexact.contains(target.getName()))))
        .check(HOUSE);
  }
}
