package io.mockmongo.server;

import com.mongodb.spi.dns.InetAddressResolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * The resolver of a client's settings by which it finds the servers that have host names.
 *
 * @param names the host names of the servers
 */
record ServerResolver(HostNames.Resolver names) implements InetAddressResolver {

  @Override
  public List<InetAddress> lookupByName(String host) throws UnknownHostException {
    return names.lookUp(host);
  }
}
