package io.mockmongo.tls;

import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** A context of the user's own, for both sides, of which nothing is known. */
record SuppliedContext(SSLContext context) implements KeyMaterial {

  /** Fails here if it would fail with each client. */
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
