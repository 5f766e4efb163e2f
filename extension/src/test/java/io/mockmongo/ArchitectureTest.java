package io.mockmongo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which package may import which: imports go down the house, never up. */
class ArchitectureTest {

  private static final String ROOT = "io.mockmongo.";

  private static final JavaClasses PRODUCT = Product.CLASSES;

  /** Each package, and which of ours it may import. A new package must be entered here. */
  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("bson", Set.of()),
          Map.entry("json", Set.of("bson")),
          Map.entry("message", Set.of("bson", "json")),
          Map.entry("wire", Set.of("bson", "message")),
          Map.entry("journal", Set.of("bson", "json", "message", "wire")),
          Map.entry("pattern", Set.of("bson", "json")),
          Map.entry("request", Set.of("bson", "json", "message", "journal", "pattern")),
          Map.entry("matchers", Set.of("message", "journal", "pattern", "request")),
          Map.entry("error", Set.of("bson", "message", "profile")),
          Map.entry("argument", Set.of()),
          Map.entry("write", Set.of("bson", "message")),
          Map.entry(
              "reply", Set.of("argument", "bson", "json", "message", "journal", "error", "write")),
          Map.entry("profile", Set.of()),
          Map.entry("script", Set.of("argument", "json", "journal", "reply")),
          Map.entry("origin", Set.of()),
          Map.entry("state", Set.of("bson", "message", "journal", "profile")),
          Map.entry("recorder", Set.of("journal")),
          Map.entry(
              "respond",
              Set.of("bson", "message", "journal", "reply", "script", "origin", "state")),
          Map.entry(
              "hello",
              Set.of(
                  "bson", "message", "journal", "write", "error", "reply", "profile", "origin",
                  "state", "respond")),
          Map.entry(
              "cursor",
              Set.of("bson", "json", "message", "journal", "reply", "origin", "state", "respond")),
          Map.entry(
              "failpoint",
              Set.of(
                  "bson", "json", "message", "journal", "write", "error", "reply", "script",
                  "origin", "state", "respond")),
          Map.entry(
              "database",
              Set.of(
                  "bson", "json", "message", "journal", "write", "reply", "profile", "script",
                  "origin", "state", "respond")),
          Map.entry(
              "session",
              Set.of(
                  "bson", "json", "message", "error", "reply", "origin", "profile", "state",
                  "respond")),
          Map.entry(
              "protocol",
              Set.of("bson", "json", "message", "wire", "journal", "profile", "state", "respond")),
          Map.entry("call", Set.of("argument", "script", "origin")),
          Map.entry("retry", Set.of("bson", "message", "journal", "request", "reply")),
          Map.entry(
              "verify",
              Set.of(
                  "argument",
                  "bson",
                  "json",
                  "message",
                  "journal",
                  "pattern",
                  "request",
                  "script",
                  "origin",
                  "recorder",
                  "call",
                  "retry")),
          Map.entry("tls", Set.of()),
          Map.entry("socket", Set.of("bson", "message")),
          Map.entry("network", Set.of("journal", "socket")),
          Map.entry("front", Set.of("call", "socket")),
          Map.entry("driver", Set.of()),
          Map.entry("application", Set.of()),
          Map.entry(
              "server",
              Set.of(
                  "argument",
                  "bson",
                  "json",
                  "message",
                  "wire",
                  "journal",
                  "request",
                  "error",
                  "write",
                  "reply",
                  "profile",
                  "script",
                  "origin",
                  "state",
                  "recorder",
                  "respond",
                  "hello",
                  "cursor",
                  "failpoint",
                  "database",
                  "session",
                  "protocol",
                  "call",
                  "verify",
                  "tls",
                  "network",
                  "socket",
                  "front")),
          Map.entry(
              "topology",
              Set.of(
                  "argument", "call", "journal", "profile", "script", "socket", "front", "server")),
          Map.entry("report", Set.of("json", "message", "journal", "retry")),
          Map.entry(
              "junit",
              Set.of(
                  "application",
                  "call",
                  "message",
                  "journal",
                  "request",
                  "reply",
                  "profile",
                  "script",
                  "server",
                  "topology",
                  "tls",
                  "driver",
                  "report")),
          Map.entry("spring", Set.of("application", "junit", "server")));

  static Stream<String> packages() {
    return MAY_IMPORT.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void imports_go_down(String name) {
    String[] forbidden =
        MAY_IMPORT.keySet().stream()
            .filter(other -> !other.equals(name) && !MAY_IMPORT.get(name).contains(other))
            .map(other -> ROOT + other + "..")
            .toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage(ROOT + name + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .check(PRODUCT);
  }

  @Test
  void every_package_has_its_place() {
    noClasses()
        .should()
        .resideOutsideOfPackages(
            MAY_IMPORT.keySet().stream().map(name -> ROOT + name + "..").toArray(String[]::new))
        .check(PRODUCT);
  }

  @Test
  void no_two_packages_import_each_other() {
    slices().matching("io.mockmongo.(*)..").should().beFreeOfCycles().check(PRODUCT);
  }

  @Test
  void only_the_adapter_needs_junit() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.mockmongo.junit..")
        .should()
        .dependOnClassesThat(resideIn("org.junit."))
        .check(PRODUCT);
  }

  @Test
  void only_its_integration_needs_spring() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.mockmongo.spring..")
        .should()
        .dependOnClassesThat(resideIn("org.springframework."))
        .check(PRODUCT);
  }

  /**
   * Servers and deployments name the driver's settings in one method, which nobody else has to
   * load.
   */
  @Test
  void all_but_a_few_do_without_the_driver() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "io.mockmongo.junit..", "io.mockmongo.driver..", "io.mockmongo.spring..")
        .and()
        .doNotHaveFullyQualifiedName("io.mockmongo.server.MockMongoServer")
        .and()
        .doNotHaveFullyQualifiedName("io.mockmongo.server.ClientTarget")
        .and()
        .doNotHaveFullyQualifiedName("io.mockmongo.server.MockMongoServers")
        .and()
        .doNotHaveFullyQualifiedName("io.mockmongo.topology.MockDeployment")
        .and()
        .doNotHaveFullyQualifiedName("io.mockmongo.server.ClientSettings")
        .and()
        .doNotHaveFullyQualifiedName("io.mockmongo.server.OmittedSettings")
        .and()
        .doNotHaveFullyQualifiedName("io.mockmongo.server.CredentialEraser")
        .and()
        .doNotHaveFullyQualifiedName("io.mockmongo.server.ServerResolver")
        .should()
        .dependOnClassesThat(resideIn("com.mongodb."))
        .check(PRODUCT);
  }

  @Test
  void the_class_path_of_users_is_sacred() {
    noClasses()
        .should()
        .dependOnClassesThat(
            DescribedPredicate.not(
                resideIn(
                    "java.",
                    "javax.net.ssl.",
                    "io.mockmongo.",
                    "org.bson.",
                    "org.hamcrest.",
                    "org.junit.",
                    "org.opentest4j.",
                    "com.mongodb.",
                    "org.reactivestreams.",
                    "org.springframework.",
                    "org.xerial.snappy.",
                    "com.github.luben.zstd.")))
        .check(PRODUCT);
  }

  @Test
  void what_may_be_missing_is_named_by_one_class_each() {
    onlyOne("org.xerial.snappy.", "io.mockmongo.wire.SnappyCodec");
    onlyOne("com.github.luben.zstd.", "io.mockmongo.wire.ZstdCodec");
    onlyOne("org.reactivestreams.", "io.mockmongo.driver.Publishers");
  }

  private static void onlyOne(String library, String className) {
    noClasses()
        .that()
        .haveNameNotMatching(Pattern.quote(className) + "(\\$.*)?")
        .should()
        .dependOnClassesThat(resideIn(library))
        .check(PRODUCT);
  }

  private static DescribedPredicate<JavaClass> resideIn(String... packages) {
    return DescribedPredicate.describe(
        "reside in " + String.join(", ", packages),
        type -> {
          String name = type.getBaseComponentType().getFullName();
          return type.getBaseComponentType().isPrimitive()
              ? List.of(packages).contains("java.")
              : Arrays.stream(packages).anyMatch(name::startsWith);
        });
  }
}
