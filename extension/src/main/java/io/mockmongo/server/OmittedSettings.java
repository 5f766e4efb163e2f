package io.mockmongo.server;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.connection.ClusterConnectionMode;
import com.mongodb.connection.ClusterSettings;
import com.mongodb.connection.ClusterType;
import com.mongodb.connection.ProxySettings;
import com.mongodb.spi.dns.InetAddressResolver;
import java.util.function.Consumer;

/**
 * Removes from a client's settings what leads to another deployment, or is of use there only: what
 * it is and where, the way to it, and the user who may log in. Names what the client may miss.
 */
final class OmittedSettings {

  private static final String KEEP = "; to keep it, set it after applyTo";

  private final MongoClientSettings own;
  private final ConnectionString address;
  private final Consumer<String> notes;

  /**
   * Creates the removal of some settings.
   *
   * @param own the settings of the client before any is removed
   * @param address the connection string that the client is given
   * @param notes receives a sentence for each setting that the client may miss
   */
  OmittedSettings(MongoClientSettings own, ConnectionString address, Consumer<String> notes) {
    this.own = own;
    this.address = address;
    this.notes = notes;
  }

  /** Removes the settings from the builder that they come from. */
  void removeFrom(MongoClientSettings.Builder settings) {
    settings.applyToClusterSettings(this::removeDeployment);
    removeCredential(settings);
    removeProxy(settings);
    removeResolver(settings);
  }

  private void removeDeployment(ClusterSettings.Builder cluster) {
    if (own.getClusterSettings().getSrvHost() != null) {
      cluster.srvHost(null).srvMaxHosts(null);
    }
    cluster.requiredReplicaSetName(null).requiredClusterType(ClusterType.UNKNOWN);
  }

  private void removeCredential(MongoClientSettings.Builder settings) {
    MongoCredential credential = own.getCredential();
    if (credential != null) {
      CredentialEraser.erase(settings);
      notes.accept(
          "the client's credential of "
              + owner(credential)
              + " was left out, since this server has no users");
    }
  }

  /** Some mechanisms take the user from a certificate or a token. */
  private static String owner(MongoCredential credential) {
    return credential.getUserName() == null
        ? "the mechanism " + credential.getMechanism()
        : "user \"" + credential.getUserName() + "\"";
  }

  private void removeProxy(MongoClientSettings.Builder settings) {
    ProxySettings proxy = own.getSocketSettings().getProxySettings();
    if (proxy.isProxyEnabled() && !isOfServer(proxy)) {
      settings.applyToSocketSettings(
          socket ->
              socket.applyToProxySettings(
                  none -> none.applySettings(ProxySettings.builder().build())));
      notes.accept(
          "the client's proxy "
              + proxy.getHost()
              + ":"
              + proxy.getPort()
              + " was left out, since this server is on the same machine"
              + KEEP);
    }
  }

  /** Settings may be given the address twice, as a framework does that has them as a bean. */
  private boolean isOfServer(ProxySettings proxy) {
    return proxy.getHost().equals(address.getProxyHost())
        && Integer.valueOf(proxy.getPort()).equals(address.getProxyPort());
  }

  private void removeResolver(MongoClientSettings.Builder settings) {
    InetAddressResolver resolver = own.getInetAddressResolver();
    settings.inetAddressResolver(null);
    if (resolver != null && !(resolver instanceof ServerResolver)) {
      notes.accept(
          "the client's resolver of addresses was left out, since it need not know this server"
              + KEEP);
    }
  }

  /**
   * Keeps the load-balanced mode, once the settings have the addresses: such a client takes any
   * server for a load balancer, and none may name a replica set.
   *
   * @param cluster the settings to change, with the addresses of this server or deployment
   */
  void keepLoadBalanced(ClusterSettings.Builder cluster) {
    if (own.getClusterSettings().getMode() != ClusterConnectionMode.LOAD_BALANCED) {
      return;
    }
    int hosts = cluster.build().getHosts().size();
    if (hosts == 1) {
      cluster.mode(ClusterConnectionMode.LOAD_BALANCED).requiredReplicaSetName(null);
    } else {
      notes.accept(
          "the client's loadBalanced=true was left out, since it is given "
              + hosts
              + " hosts; to keep it, start a MockLoadBalancer");
    }
  }
}
