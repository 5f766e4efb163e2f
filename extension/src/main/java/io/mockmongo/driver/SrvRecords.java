package io.mockmongo.driver;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.connection.ClusterConnectionMode;
import com.mongodb.connection.ClusterSettings;
import com.mongodb.spi.dns.DnsClient;
import com.mongodb.spi.dns.DnsException;
import com.mongodb.spi.dns.DnsWithResponseCodeException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The SRV and TXT records of one deployment, for clients with a {@code mongodb+srv} connection
 * string: a resolver in the client's settings in place of DNS. Thread-safe.
 *
 * <pre>{@code
 * SrvRecords records = SrvRecords.of("rs0.mock.test", servers::addresses).txt("replicaSet=rs0");
 * MongoClientSettings.Builder settings = servers.get(0).applyTo(MongoClientSettings.builder());
 * MongoClients.create(records.applyTo(settings).build());
 * }</pre>
 *
 * <p>The servers have {@linkplain io.mockmongo.server.MockMongoServerBuilder#name names} in the
 * domain of the SRV host, such as {@code a.mock.test:27017}: drivers accept no others.
 *
 * <p>Specification: initial DNS seedlist discovery; polling SRV records.
 */
public final class SrvRecords implements DnsClient {

  private static final String SERVICE = "_mongodb._tcp.";
  private static final int NXDOMAIN = 3;
  private static final int LEAST_DOTS = 2;

  private final String host;
  private final Supplier<? extends Collection<String>> targets;
  private final List<String> txt;

  private SrvRecords(
      String host, Supplier<? extends Collection<String>> targets, List<String> txt) {
    this.host = host;
    this.targets = targets;
    this.txt = txt;
  }

  /**
   * Returns the SRV records of a host.
   *
   * @param srvHost the host of the connection string, of three parts or more
   * @param servers supplies the {@code host:port} of each server; called for each look-up, so that
   *     clients that poll see later changes
   * @return the records, without a TXT record
   * @throws IllegalArgumentException if the host has fewer parts
   */
  public static SrvRecords of(String srvHost, Supplier<? extends Collection<String>> servers) {
    Objects.requireNonNull(servers, "servers");
    if (srvHost.chars().filter(c -> c == '.').count() < LEAST_DOTS) {
      throw new IllegalArgumentException(
          "of(\""
              + srvHost
              + "\", ...): drivers want an SRV host of three parts, such as rs0.mock.test");
    }
    return new SrvRecords(srvHost, servers, List.of());
  }

  /**
   * Returns the same records with a TXT record, which has options of the connection string.
   *
   * @param options such as {@code replicaSet=rs0&authSource=admin}; drivers accept these two and
   *     {@code loadBalanced}
   * @return the records
   */
  public SrvRecords txt(String options) {
    return new SrvRecords(host, targets, List.of(Objects.requireNonNull(options, "options")));
  }

  /**
   * Applies the records to the settings of a client: it looks its servers up by the SRV host, in
   * place of any hosts. Other settings stay, such as TLS, timeouts, and the proxy of servers with
   * names, as {@link io.mockmongo.server.MockMongoServer#applyTo} sets them.
   *
   * @param client the settings of a client
   * @return the same settings
   * @throws com.mongodb.MongoConfigurationException if the TXT record has other options than those
   *     that drivers accept
   */
  public MongoClientSettings.Builder applyTo(MongoClientSettings.Builder client) {
    MongoClientSettings own = client.build();
    boolean tls = own.getSslSettings().isEnabled();
    boolean loadBalanced =
        own.getClusterSettings().getMode() == ClusterConnectionMode.LOAD_BALANCED;
    String uri = this + "?tls=" + tls + (loadBalanced ? "&loadBalanced=true" : "");
    return client
        .dnsClient(this)
        .applyToClusterSettings(
            cluster -> cluster.applySettings(withoutHosts(own.getClusterSettings())))
        .applyConnectionString(new ConnectionString(uri, this));
  }

  /** Returns the settings without hosts, which contradict an SRV host and cannot be removed. */
  private static ClusterSettings withoutHosts(ClusterSettings own) {
    return ClusterSettings.builder()
        .requiredReplicaSetName(own.getRequiredReplicaSetName())
        .requiredClusterType(own.getRequiredClusterType())
        .localThreshold(own.getLocalThreshold(MILLISECONDS), MILLISECONDS)
        .serverSelectionTimeout(own.getServerSelectionTimeout(MILLISECONDS), MILLISECONDS)
        .serverSelector(own.getServerSelector())
        .clusterListenerList(own.getClusterListeners())
        .build();
  }

  /**
   * Returns the records of a name, as the driver asks for them.
   *
   * @param name the SRV host for TXT, or the SRV host after {@code _mongodb._tcp.} for SRV
   * @param type {@code SRV} or {@code TXT}
   * @return an SRV record for each server, or the TXT record, if any
   * @throws DnsException if the name is unknown, with the code of NXDOMAIN, or a server has a name
   *     that drivers would refuse
   */
  @Override
  public List<String> getResourceRecordData(String name, String type) {
    if (type.equals("SRV") && name.equalsIgnoreCase(SERVICE + host)) {
      return targets.get().stream().map(this::srv).toList();
    }
    if (type.equals("TXT") && name.equalsIgnoreCase(host)) {
      return txt;
    }
    throw new DnsWithResponseCodeException(
        "there is no %s record of %s; this resolver has SRV records of %s%s, and TXT of %s"
            .formatted(type, name, SERVICE, host, host),
        NXDOMAIN,
        null);
  }

  /** Returns an SRV record: priority, weight, port and target. */
  private String srv(String address) {
    int colon = address.lastIndexOf(':');
    String domain = host.substring(host.indexOf('.'));
    String target = address.substring(0, Math.max(0, colon));
    if (!target.toLowerCase(Locale.ROOT).endsWith(domain.toLowerCase(Locale.ROOT))) {
      throw new DnsException(
          "the server "
              + address
              + " has no name in the domain of "
              + host
              + "; start it with a name such as a"
              + domain
              + ":27017",
          null);
    }
    return "0 0 " + address.substring(colon + 1) + " " + target + ".";
  }

  /** Returns the connection string without the options of the servers. */
  @Override
  public String toString() {
    return "mongodb+srv://" + host + "/";
  }
}
