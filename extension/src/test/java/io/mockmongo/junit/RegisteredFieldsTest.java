package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What fields get of a server that a field declares, and what a static one keeps. */
class RegisteredFieldsTest {

  private static MockMongoExtension answeringPings() {
    return MockMongoExtension.builder()
        .script(server -> server.autoResponds(command("ping")).repliesOk())
        .build();
  }

  static class InstanceCase {
    @RegisterExtension final MockMongoExtension mongo = answeringPings();

    @FromServer MongoClient client;

    @BeforeEach
    void before() {
      ping(client);
    }

    @Test
    void is_filled() {
      assertThat(client, is(notNullValue()));
    }

    @Nested
    class InnerCase {
      @Test
      void is_filled_around_a_nested_class() {
        assertThat(client, is(notNullValue()));
      }
    }
  }

  @Test
  void fields_are_filled_before_each_test_though_no_annotation_declares_a_server() {
    Run.of(InstanceCase.class).passes(2);
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class LongInstanceCase {
    @RegisterExtension final MockMongoExtension mongo = answeringPings();

    @FromServer MongoClientSettings.Builder settings;
    @FromServer MongoClient client;
    private MongoClientSettings.Builder first;

    @BeforeAll
    void before() {
      ping(client);
      first = settings;
    }

    @Test
    void keeps_what_it_has() {
      assertThat(first, is(not(nullValue())));
      assertThat(settings, is(sameInstance(first)));
    }
  }

  @Test
  void of_an_instance_for_the_whole_class_they_are_filled_once_before_all_tests() {
    Run.of(LongInstanceCase.class).passes(1);
  }

  static class StaticCase {
    @RegisterExtension
    static final MockMongoExtension MONGO =
        MockMongoExtension.builder()
            .server(server -> server.timeout(Duration.ofMillis(50)))
            .client(settings -> settings.retryReads(false))
            .unmatched(Strictness.IGNORE)
            .build();

    @Test
    void has_the_settings(MongoClientSettings settings) {
      assertThat(settings.getRetryReads(), is(false));
    }

    @Test
    void may_leave_requests_unanswered(MongoClient client) {
      assertThrows(MongoCommandException.class, () -> ping(client));
    }

    @Test
    @AutoRespond(command = "never")
    void needs_its_answers() {}
  }

  @Test
  void a_static_one_is_as_declared_too() {
    assertEquals(
        "@AutoRespond(command = \"never\") on StaticCase.needs_its_answers() was never used: correct it, remove it, or set unused = IGNORE",
        Run.of(StaticCase.class).failure().getMessage());
  }
}
