package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.mongodb.client.MongoClient;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Fields under {@code @RegisterExtension} in odd places, and asked for too early. */
class RegisteredInOddPlacesTest {

  static MockMongoExtension by(String who) {
    return MockMongoExtension.builder()
        .script(s -> s.autoResponds(command("ping")).replies("{by: '" + who + "'}"))
        .build();
  }

  abstract static class Base {
    @RegisterExtension static final MockMongoExtension MONGO = by("base");
  }

  static class SameBaseCase extends Base {
    @Nested
    class Inner extends Base {
      @Test
      void has_one(MongoClient client) {
        ping(client);
      }
    }
  }

  @Test
  void a_nested_class_may_inherit_the_field_that_the_class_around_it_inherits() {
    Run.of(SameBaseCase.class).passes(1);
  }

  static class ExtensionTypeCase {
    @RegisterExtension static final Extension MONGO = by("it");

    @Test
    void has_one(MongoClient client) {
      ping(client);
    }
  }

  @Test
  // class"
  void a_field_may_be_declared_by_any_type_of_junit() {
    Run.of(ExtensionTypeCase.class).passes(1);
  }

  @AutoRespond(command = "ping")
  static class OuterAndInnerCase {
    @RegisterExtension final MockMongoExtension mongo = by("outer");
    @FromServer MongoClient outerClient;

    @Nested
    class Inner {
      @RegisterExtension final MockMongoExtension mongo = by("inner");

      @Test
      void has_the_closest(MongoClient client) {
        ping(client);
      }
    }
  }

  @Test
  // declaration"
  void the_closest_counts_whatever_annotation_is_on_the_class() {
    Run.of(OuterAndInnerCase.class).passes(1);
  }

  static class NestedConstructorCase {
    @RegisterExtension final MockMongoExtension mongo = by("outer");

    @Nested
    class Inner {
      Inner(MongoClient client) {}

      @Test
      void runs() {}
    }
  }

  @Test
  void a_constructor_that_asks_too_early_is_told_so() {
    assertThat(
        Run.of(NestedConstructorCase.class).failure().getMessage(), not(endsWith("there are ")));
  }

  @AutoRespond(command = "ping")
  static class NullCase {
    @RegisterExtension MockMongoExtension mongo;
    @FromServer MongoClient client;

    @Test
    void never_runs() {}
  }

  @Test
  void a_field_that_is_null_is_named() {
    assertThat(Run.of(NullCase.class).failure(), is(not(instanceOf(NullPointerException.class))));
  }

  @MockMongo
  static class TemplateCase {
    @Test
    @AutoRespond(command = "ping", reply = "{me: ${address}}")
    void never_runs(MongoClient client) {
      ping(client);
    }
  }

  @Test
  void a_place_for_text_outside_a_string_is_a_mistake_at_once() {
    assertThat(
        Run.of(TemplateCase.class).failure(), instanceOf(ExtensionConfigurationException.class));
  }
}
