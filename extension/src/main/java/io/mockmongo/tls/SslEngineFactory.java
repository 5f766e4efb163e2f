package io.mockmongo.tls;

import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/**
 * A factory of the server's TLS engines, one for each connection. Immutable and thread-safe.
 *
 * @param context has the key of the server, and the certificates that it trusts
 * @param needClientAuth whether clients need a certificate
 * @param protocols the versions of TLS; empty for the default of the JDK
 */
record SslEngineFactory(SSLContext context, boolean needClientAuth, List<String> protocols)
    implements Supplier<SSLEngine> {

  @Override
  public SSLEngine get() {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setNeedClientAuth(needClientAuth);
    if (!protocols.isEmpty()) {
      engine.setEnabledProtocols(protocols.toArray(String[]::new));
    }
    return engine;
  }
}
