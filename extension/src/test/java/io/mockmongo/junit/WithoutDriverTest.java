package io.mockmongo.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Who talks to the server by something else than the driver need not have the driver. */
class WithoutDriverTest {

  /** Loads the product and its tests anew, and finds no class of the driver. */
  private static final class LoaderWithoutDriver extends ClassLoader {
    LoaderWithoutDriver() {
      super(WithoutDriverTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("com.mongodb.")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("io.mockmongo.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? define(name) : loaded;
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      String file = name.replace('.', '/') + ".class";
      try (InputStream in = getParent().getResourceAsStream(file)) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @MockMongo
  @AutoRespond(command = "ping", matching = "{ping: 1}", reply = "{n: 1}")
  static class NoDriverCase {
    @Test
    void the_server_is_there(MockMongoServer server, TestInfo jupiters) {
      assertThrows(
          ClassNotFoundException.class, () -> Class.forName("com.mongodb.ConnectionString"));
      assertThat(server.uri(), startsWith("mongodb://127.0.0.1:"));
    }
  }

  @Test
  void a_test_runs_where_the_driver_is_missing() throws ClassNotFoundException {
    Class<?> testClass = new LoaderWithoutDriver().loadClass(NoDriverCase.class.getName());

    Run.of(testClass).passes(1);
  }
}
