package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import io.mockmongo.profile.Topology;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** {@link MockMongo} is found wherever it can stand, the closest first. */
class WhereMockMongoStandsTest {

  static class MethodCase {
    @Test
    @MockMongo(client = "appName=method")
    void on_a_method_alone(ConnectionString connectionString) {
      assertThat(connectionString.getApplicationName(), is("method"));
    }

    @Test
    void another_has_no_part_in_it() {}
  }

  @Test
  void on_a_method_alone() {
    Run.of(MethodCase.class).passes(2);
  }

  @MockMongo(client = "appName=superclass")
  abstract static class Superclass {
    @Test
    void inherited(ConnectionString connectionString) {
      assertThat(connectionString.getApplicationName(), is(closest()));
    }

    String closest() {
      return "superclass";
    }
  }

  static class SubclassCase extends Superclass {
    @Test
    void of_its_own(ConnectionString connectionString) {
      inherited(connectionString);
    }
  }

  @Test
  void on_a_superclass() {
    Run.of(SubclassCase.class).passes(2);
  }

  @MockMongo(client = "appName=class")
  static class ClassOverSuperclassCase extends Superclass {
    @Override
    String closest() {
      return "class";
    }

    @Test
    @MockMongo(client = "appName=method")
    void on_a_method(ConnectionString connectionString) {
      assertThat(connectionString.getApplicationName(), is("method"));
    }
  }

  @Test
  void method_goes_before_class_before_superclass() {
    Run.of(ClassOverSuperclassCase.class).passes(2);
  }

  @MockMongo(client = "appName=interface")
  interface Contract {
    @Test
    default void inherited(ConnectionString connectionString) {
      assertThat(connectionString.getApplicationName(), is("interface"));
    }
  }

  static class InterfaceCase implements Contract {}

  @Test
  void on_an_interface() {
    Run.of(InterfaceCase.class).passes(1);
  }

  @MockMongo(client = "appName=outer")
  static class EnclosingCase {
    @Nested
    class Inner {
      @Test
      void inherited(ConnectionString connectionString) {
        assertThat(connectionString.getApplicationName(), is("outer"));
      }

      @Nested
      @MockMongo(client = "appName=innermost")
      class Innermost {
        @Test
        void of_its_own(ConnectionString connectionString) {
          assertThat(connectionString.getApplicationName(), is("innermost"));
        }
      }
    }
  }

  @Test
  void on_an_enclosing_class() {
    Run.of(EnclosingCase.class).passes(2);
  }

  abstract static class WithNested {
    @Nested
    class Inner {
      @Test
      void inherited(ConnectionString connectionString) {
        assertThat(connectionString.getApplicationName(), is("subclass"));
      }
    }
  }

  @MockMongo(client = "appName=subclass")
  static class InheritedNestedCase extends WithNested {}

  @Test
  void on_the_subclass_that_a_nested_class_runs_in() {
    Run.of(InheritedNestedCase.class).passes(1);
  }

  @MockMongo(topology = Topology.STANDALONE, client = "appName=composed")
  @AutoRespond(command = "ping")
  @Retention(RetentionPolicy.RUNTIME)
  @interface Standalone {}

  @Standalone
  static class ComposedCase {
    @Test
    void composed(ConnectionString connectionString, MongoClient client) {
      assertThat(connectionString.getApplicationName(), is("composed"));
      assertThat(connectionString.getRequiredReplicaSetName(), is(nullValue()));
      ping(client);
    }
  }

  @Test
  void on_an_annotation_of_ones_own_beside_its_answers() {
    Run.of(ComposedCase.class).passes(1);
  }
}
