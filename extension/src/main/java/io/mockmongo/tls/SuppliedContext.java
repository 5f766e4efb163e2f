package io.mockmongo.tls;

import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** A context of the user for server and clients, without access to its keys and certificates. */
record SuppliedContext(SSLContext context) implements KeyMaterial {

  /** Fails now if the context would fail for each connection. */
  SuppliedContext {
    context.createSSLEngine();
  }

  @Override
  public SSLContext server(String host) {
    return context;
  }

  @Override
  public SSLContext client(boolean presentsCertificate) {
    return context;
  }

  @Override
  public Optional<X509Certificate> authority() {
    return Optional.empty();
  }
}
