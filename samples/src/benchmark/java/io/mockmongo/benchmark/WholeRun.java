package io.mockmongo.benchmark;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.sun.management.OperatingSystemMXBean;
import io.mockmongo.junit.SharedServer;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.management.ManagementFactory;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * A run of test classes in a fresh JVM, whose application has one client for all of them: prints
 * the microseconds of processor time that the JVM has used, which other processes change little.
 */
public final class WholeRun {

  private WholeRun() {}

  /** Runs so many classes on a {@code shared} server or one that is kept by {@code hand}. */
  public static void main(String[] args) throws Exception {
    int count = Integer.parseInt(args[1]);
    if (args[0].equals("shared")) {
      String uri = SharedServer.of(SharedOrderTests.class).orElseThrow().uri();
      run(uri, copies(SharedOrderTests.class, count));
    } else {
      try (MockMongoServer server = MockMongoServer.start()) {
        server.autoResponds(command("insert")).replies("{n: 1}");
        server.autoResponds(command("find")).replies("{cursor: {firstBatch: [{_id: 7}]}}");
        OrderTests.server = server;
        run(server.uri(), copies(ByHandOrderTests.class, count));
      }
    }
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.out.println(system.getProcessCpuTime() / 1000);
    System.exit(0);
  }

  private static void run(String uri, ClassSelector... classes) {
    int tests = OrderTests.COUNT * classes.length;
    try (MongoClient client = MongoClients.create(uri)) {
      OrderTests.orders = client.getDatabase("shop").getCollection("orders");
      EngineTestKit.engine("junit-jupiter")
          .selectors(classes)
          .execute()
          .testEvents()
          .assertStatistics(statistics -> statistics.succeeded(tests).failed(0));
    }
  }

  /** Returns so many classes with the same code. */
  private static ClassSelector[] copies(Class<?> testClass, int count)
      throws IOException, IllegalAccessException {
    byte[] code;
    try (InputStream file = testClass.getResourceAsStream(testClass.getSimpleName() + ".class")) {
      code = file.readAllBytes();
    }
    ClassSelector[] copies = new ClassSelector[count];
    for (int i = 0; i < count; i++) {
      copies[i] = selectClass(MethodHandles.lookup().defineHiddenClass(code, true).lookupClass());
    }
    return copies;
  }
}
