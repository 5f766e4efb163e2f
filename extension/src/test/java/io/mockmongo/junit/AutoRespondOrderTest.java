package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.answerers;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Of several {@link AutoRespond}, which is asked first. */
class AutoRespondOrderTest {

  @AutoRespond(command = "ping", reply = "{by: 'superclass'}")
  abstract static class Superclass {}

  @MockMongo
  @AutoRespond(command = "ping", reply = "{by: 'class'}", times = 1)
  static class PlacesCase extends Superclass {
    @Test
    @AutoRespond(command = "ping", reply = "{by: 'written first'}", times = 1)
    @AutoRespond(command = "ping", reply = "{by: 'written second'}", times = 1)
    void places(MongoClient client) {
      assertEquals(
          List.of("written first", "written second", "class", "superclass", "superclass"),
          answerers(client, 5));
    }
  }

  @Test
  void the_first_written_then_method_before_class_before_superclass() {
    Run.of(PlacesCase.class).passes(1);
  }

  @MockMongo
  @AutoRespond(command = "ping", reply = "{by: 'outer'}")
  static class EnclosingCase {
    @Nested
    @AutoRespond(command = "ping", reply = "{by: 'inner'}", times = 1)
    class Inner {
      @Test
      void enclosed(MongoClient client) {
        assertEquals(List.of("inner", "outer"), answerers(client, 2));
      }
    }
  }

  @Test
  void a_class_before_the_one_around_it() {
    Run.of(EnclosingCase.class).passes(1);
  }

  @AutoRespond(command = "ping", reply = "{by: 'around'}")
  static class Around {
    @MockMongo
    @AutoRespond(command = "ping", reply = "{by: 'class'}", times = 1)
    static class StaticCase {
      @Test
      void apart(MongoClient client) {
        assertEquals(List.of("class"), answerers(client, 1));
        assertThrows(MongoCommandException.class, () -> answerers(client, 1));
      }
    }
  }

  @Test
  void a_static_class_has_nothing_of_the_one_it_is_written_in() {
    assertThat(
        Run.of(Around.StaticCase.class).failure().getMessage(),
        startsWith("ping admin was not answered"));
  }

  @MockMongo
  static class EqualCase {
    @Test
    @AutoRespond(command = "ping", reply = "{by: 'a'}", times = 1)
    @AutoRespond(command = "ping", reply = "{by: 'b'}", times = 1)
    @AutoRespond(command = "ping", reply = "{by: 'a'}", times = 1)
    void again(MongoClient client) {
      assertEquals(List.of("a", "b", "a"), answerers(client, 3));
    }
  }

  @Test
  void one_that_equals_another_counts_too() {
    Run.of(EqualCase.class).passes(1);
  }

  @AutoRespond(command = "ping", reply = "{by: 'composed'}", times = 1)
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @interface Composed {}

  @MockMongo
  @Composed
  @AutoRespond(command = "ping", reply = "{by: 'superclass'}")
  abstract static class ComposedSuperclass {}

  static class ComposedCase extends ComposedSuperclass {
    @Test
    @AutoRespond(command = "ping", reply = "{by: 'before'}", times = 1)
    @Composed
    @AutoRespond(command = "ping", reply = "{by: 'last'}", times = 1)
    void composed(MongoClient client) {
      assertEquals(
          List.of("before", "last", "composed", "composed", "superclass"), answerers(client, 5));
    }
  }

  @Test
  void one_in_an_inherited_annotation_of_ones_own_counts_once_per_place() {
    Run.of(ComposedCase.class).passes(1);
  }

  @AutoRespond(command = "ping", reply = "{by: 'interface'}", times = 1)
  interface Contract {}

  @MockMongo
  @AutoRespond(command = "ping", reply = "{by: 'superclass'}")
  abstract static class ContractSuperclass implements Contract {}

  @AutoRespond(command = "ping", reply = "{by: 'class'}", times = 1)
  static class InterfaceCase extends ContractSuperclass implements Contract {
    @Test
    void interfaces(MongoClient client) {
      assertEquals(List.of("class", "interface", "superclass", "superclass"), answerers(client, 4));
    }
  }

  @Test
  void a_class_before_its_interfaces_each_of_which_counts_once() {
    Run.of(InterfaceCase.class).passes(1);
  }
}
