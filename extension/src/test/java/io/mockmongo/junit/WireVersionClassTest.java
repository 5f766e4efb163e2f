package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.junit.WireVersionsTest.wireVersionSeen;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasToString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClient;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.server.MockMongoServer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A whole class once for each of several releases. */
class WireVersionClassTest {

  private static final String TEMPLATES =
      "org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider";

  @MockMongo
  @WireVersionClass(releases = {"4.4", "7.0"})
  @AutoRespond(command = "ping")
  static class ClassCase {
    static final Set<Object> SERVERS = ConcurrentHashMap.newKeySet();
    @FromServer MongoClient field;

    @BeforeEach
    void before(ServerRelease release, MongoClient client) {
      ping(client);
      assertThat(wireVersionSeen(client), is(release.wireVersion()));
    }

    @Test
    void one(MockMongoServer server) {
      SERVERS.add(server);
      ping(field);
    }

    @Test
    @AutoRespond(command = "count")
    void two(MongoClient client, MockMongoServer server) {
      SERVERS.add(server);
      Driver.run(client, "count");
    }

    @Nested
    class InnerCase {
      @Test
      void three(ServerRelease release, MongoClient client) {
        ping(client);
        assertThat(wireVersionSeen(client), is(release.wireVersion()));
      }
    }
  }

  @Test
  void a_class_runs_once_for_each_release() {
    assumeTrue(Run.junitHas(TEMPLATES));

    Run run = Run.of(ClassCase.class);

    run.passes(6);
    assertThat(ClassCase.SERVERS.size(), is(4));
    assertEquals(
        List.of("release 4.4 (wire version 9)", "release 7.0 (wire version 21)"),
        run.containerNames().stream().filter(name -> name.startsWith("release")).toList());
  }

  @WireVersionClass(releases = "7.0")
  static class NoServerClassCase {
    @Test
    void never_runs() {}
  }

  @MockMongo(scope = Scope.CLASS)
  @WireVersionClass(releases = "7.0")
  static class SharedClassCase {
    @Test
    void never_runs() {}
  }

  @WireVersionClass(from = "8.0", to = "7.0")
  @MockMongo
  static class BackwardsClassCase {
    @Test
    void never_runs() {}
  }

  @Test
  void mistakes_are_told_of() {
    assumeTrue(Run.junitHas(TEMPLATES));

    assertEquals(
        "@WireVersionClass on NoServerClassCase has no server; put @MockMongo on the method or the"
            + " class",
        Run.of(NoServerClassCase.class).failure().getMessage());
    assertEquals(
        "SharedClassCase.never_runs() needs a server for each release, but the server of its"
            + " class lives as long as the class; put @MockMongo on the method",
        Run.of(SharedClassCase.class).failure().getMessage());
    assertThat(
        Run.of(BackwardsClassCase.class).classFailure().getMessage(),
        containsString(
            "@WireVersionClass on BackwardsClassCase: between(\"8.0\", \"7.0\"): the first"));
  }

  @Test
  void where_junit_has_no_class_templates_the_class_fails_and_says_so() {
    assumeFalse(Run.junitHas(TEMPLATES));

    assertThat(
        Run.of(ClassCase.class).classFailure().getCause(),
        hasToString(containsString("ClassTemplateInvocationContextProvider")));
  }
}
