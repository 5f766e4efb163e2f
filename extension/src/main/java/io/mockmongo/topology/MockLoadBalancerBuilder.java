package io.mockmongo.topology;

import io.mockmongo.profile.Topology;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServerBuilder;
import java.util.List;
import java.util.function.Consumer;

/**
 * The settings of a load balancer and of the services behind it, and their start. Not thread-safe.
 *
 * <pre>{@code
 * MockLoadBalancer.builder().services(2).server(service -> service.tls(Tls.selfMade())).start()
 * }</pre>
 */
public final class MockLoadBalancerBuilder {

  private final ServerBuilders services = new ServerBuilders(Topology.LOAD_BALANCED, "services");

  MockLoadBalancerBuilder() {}

  /**
   * Adds services.
   *
   * @param count the number of them
   * @return this
   * @throws IllegalArgumentException if the number is less than 1
   */
  public MockLoadBalancerBuilder services(int count) {
    services.add(count);
    return this;
  }

  /**
   * Adds a service with settings of its own, such as another release.
   *
   * @param settings configures the service, after {@link #server}
   * @return this
   */
  public MockLoadBalancerBuilder service(Consumer<MockMongoServerBuilder> settings) {
    services.add(settings);
    return this;
  }

  /**
   * Configures each service. With TLS, clients speak TLS to the services, through the balancer.
   *
   * @param settings called once for each service, after those of earlier calls
   * @return this
   */
  public MockLoadBalancerBuilder server(Consumer<MockMongoServerBuilder> settings) {
    services.all(settings);
    return this;
  }

  /**
   * Starts all services, and the balancer.
   *
   * @return the load balancer, ready for clients
   * @throws IllegalArgumentException if it has no services
   */
  public MockLoadBalancer start() {
    List<MockMongoServer> started = services.start();
    try {
      return new MockLoadBalancer(started);
    } catch (RuntimeException | Error e) {
      started.forEach(MockMongoServer::close);
      throw e;
    }
  }
}
