package io.mockmongo.tls;

import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** A source of keys and certificates for a server and its clients. Thread-safe. */
interface KeyMaterial {

  /** Returns the context of a server that clients find at a host. */
  SSLContext server(String host);

  /** Returns the context of a client that trusts the server, and presents a certificate or not. */
  SSLContext client(boolean presentsCertificate);

  /** Returns the certificate that clients must trust, if it is known. */
  Optional<X509Certificate> authority();
}
