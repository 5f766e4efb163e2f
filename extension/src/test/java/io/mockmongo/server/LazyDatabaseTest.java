package io.mockmongo.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.mockmongo.message.OpMsg;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.bson.BsonValue;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/** A server that acts to have no data starts without the classes for it. */
class LazyDatabaseTest {

  @Test
  void none_of_them_is_loaded_where_nothing_is_stored() throws Throwable {
    try (Recording classes = new Recording()) {
      Class<?> type = classes.loadClass(MockMongoServer.class.getName());
      MethodHandle start =
          MethodHandles.publicLookup().findStatic(type, "start", MethodType.methodType(type));

      ((AutoCloseable) start.invoke()).close();

      assertThat(classes.loaded, hasItem(Responders.class.getName()));
      assertThat(classes.loaded, not(hasItem(startsWith("io.mockmongo.database."))));
    }
  }

  /** Loads the product anew. */
  private static final class Recording extends URLClassLoader {
    private final Queue<String> loaded = new ConcurrentLinkedQueue<>();

    Recording() {
      super(
          Stream.of(MockMongoServer.class, OpMsg.class, BsonValue.class, Matcher.class)
              .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
              .toArray(URL[]::new),
          ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      loaded.add(name);
      return super.findClass(name);
    }
  }
}
