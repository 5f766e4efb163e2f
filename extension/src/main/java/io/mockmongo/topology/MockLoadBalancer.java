package io.mockmongo.topology;

import io.mockmongo.call.CleanupSequence;
import io.mockmongo.call.ServerThreads;
import io.mockmongo.front.Front;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.socket.HostAndPort;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * A load balancer: one port, and several services behind it. Each connection goes to the next
 * service that is up, and stays there. Clients say {@code loadBalanced=true}, do not monitor, and
 * tell the services by their ids: an error clears the pool for one service only, and cursors and
 * transactions keep their connection. Thread-safe.
 *
 * <pre>{@code
 * try (var balancer = MockLoadBalancer.start(2);
 *     var client = MongoClients.create(balancer.uri())) {
 *   balancer.routesTo(balancer.service(1));
 *   balancer.autoResponds(command("ping")).repliesOk();
 *   client.getDatabase("admin").runCommand(new Document("ping", 1));
 *   balancer.verify(once(), command("ping").sentTo(balancer.service(1).address()));
 * }
 * }</pre>
 *
 * <p>Each service is a {@code mongos} that clients can connect to at its own address, too. A client
 * that does not say {@code loadBalanced=true} sees a mongos, through the balancer another one on
 * each connection. If all services are down, new connections are closed at once.
 *
 * <p>Specification: load balancer support.
 */
public final class MockLoadBalancer extends MockDeployment {

  private static final Duration END_TIMEOUT = Duration.ofSeconds(2);

  private final ServerThreads threads = new ServerThreads("mockmongo load balancer");
  private final Routes routes;
  private final Front front;

  /**
   * Makes the balancer of services.
   *
   * @param services the services
   */
  MockLoadBalancer(List<MockMongoServer> services) {
    super(services);
    this.routes = new Routes(services);
    this.front = Front.start(threads, routes);
  }

  /**
   * Starts a load balancer and its services with the defaults.
   *
   * @param services the number of services
   * @return the load balancer, ready for clients
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static MockLoadBalancer start(int services) {
    return builder().services(services).start();
  }

  /** Returns a builder, for services with settings, such as TLS. */
  public static MockLoadBalancerBuilder builder() {
    return new MockLoadBalancerBuilder();
  }

  /** Returns the services, in order. */
  public List<MockMongoServer> services() {
    return servers();
  }

  /**
   * Returns a service; {@link MockMongoServer#serviceId} is the id that clients know it by.
   *
   * @param index its place among the services, from 0
   * @return the service
   * @throws IllegalArgumentException if there is none
   */
  public MockMongoServer service(int index) {
    return at("service", index, services());
  }

  /** Returns the {@code host:port} of the balancer, which clients connect to. */
  public String address() {
    InetSocketAddress address = front.address();
    return HostAndPort.of(address.getAddress(), address.getPort());
  }

  /**
   * Sends each new connection to one of some services, in turn, the first of them next. Connections
   * that are open stay where they are. If these services are down, new connections are closed.
   *
   * @param first a service
   * @param more other services
   * @throws IllegalArgumentException if one is no service of this balancer
   */
  public void routesTo(MockMongoServer first, MockMongoServer... more) {
    List<MockMongoServer> chosen = listOf(first, more);
    chosen.forEach(service -> checked("routesTo", service, services()));
    routes.to(chosen);
  }

  /** Sends each new connection to the next of all services, the first of them next. */
  public void routesToAll() {
    routes.to(services());
  }

  /**
   * Returns the connection string for a client, with the address of the balancer.
   *
   * @return for instance {@code mongodb://127.0.0.1:50312/?loadBalanced=true}
   */
  @Override
  public String uri() {
    return uriOf(address());
  }

  /** Closes the balancer and all services; another call does nothing. */
  @Override
  public void close() {
    CleanupSequence steps = new CleanupSequence();
    steps.run(front::close);
    steps.run(super::close);
    steps.run(() -> threads.awaitEnd("the load balancer at " + address(), END_TIMEOUT));
    steps.throwFirstUnchecked();
  }

  @Override
  void restore() {
    super.restore();
    routesToAll();
  }

  @Override
  List<MockMongoServer> seeds() {
    return services();
  }
}
