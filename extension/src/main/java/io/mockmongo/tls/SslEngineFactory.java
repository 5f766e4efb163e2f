package io.mockmongo.tls;

import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/**
 * The maker of a server's engines, one for each connection. Immutable; may be used by many threads
 * at once.
 *
 * @param context knows the server's key, and whom the server trusts
 * @param needsClient whether clients must present a certificate
 * @param protocols the versions of TLS, or none for those that are usual
 */
record SslEngineFactory(SSLContext context, boolean needsClient, List<String> protocols)
    implements Supplier<SSLEngine> {

  @Override
  public SSLEngine get() {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setNeedClientAuth(needsClient);
    if (!protocols.isEmpty()) {
      engine.setEnabledProtocols(protocols.toArray(String[]::new));
    }
    return engine;
  }
}
