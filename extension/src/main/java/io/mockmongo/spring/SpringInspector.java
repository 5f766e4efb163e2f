package io.mockmongo.spring;

import io.mockmongo.application.ApplicationInspector;
import io.mockmongo.application.MissedServer;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;

/** Looks into the context of a test class for the clients of the application. */
public final class SpringInspector implements ApplicationInspector {

  private static final String NO_CLIENT =
      "the application has no client: no bean is a MongoClient; is Spring Boot's starter for"
          + " MongoDB on the class path, and its auto-configuration part of the test?";

  /** Creates the inspector. */
  public SpringInspector() {}

  @Override
  public List<String> causes(MissedServer missed) {
    TestContext test = new TestContextManager(missed.testClass()).getTestContext();
    if (!test.hasApplicationContext()) {
      return unlessConnected(
          missed, "the test has no application context: it has not started, or is closed already");
    }
    ApplicationContext context = test.getApplicationContext();
    List<ClientBean> clients = ClientBean.allIn(context);
    if (clients.isEmpty()) {
      return unlessConnected(missed, NO_CLIENT);
    }
    Optional<ClientBean> ours = clients.stream().filter(its -> its.knows(missed)).findFirst();
    if (ours.isPresent()) {
      return unlessConnected(
          missed, ours.get() + " has the server's address, but has not connected");
    }
    AddressOrigins origins = new AddressOrigins((ConfigurableApplicationContext) context, missed);
    return clients.stream().map(client -> cause(client, origins)).toList();
  }

  /** These causes leave open whether it is the tested application that is connected. */
  private static List<String> unlessConnected(MissedServer missed, String cause) {
    return missed.isConnected() ? List.of() : List.of(cause);
  }

  private static String cause(ClientBean client, AddressOrigins origins) {
    return client.addresses().isEmpty()
        ? client + " has not been made: nothing has used it yet"
        : client
            + " connects to "
            + String.join(", ", client.addresses())
            + ": "
            + origins.explain(client.addresses());
  }
}
