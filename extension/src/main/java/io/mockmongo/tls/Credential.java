package io.mockmongo.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key and the certificates that speak for it.
 *
 * @param key the private key
 * @param chain its certificate first, then those that issued it
 */
record Credential(PrivateKey key, List<X509Certificate> chain) {

  Credential {
    chain = List.copyOf(chain);
  }

  /** Writes both as one PEM file, as drivers take it for a client's. */
  String pem() {
    StringBuilder pem = new StringBuilder();
    chain.forEach(certificate -> pem.append(Pem.of(certificate)));
    return pem.append(Pem.of(key)).toString();
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "credential of " + chain.get(0).getSubjectX500Principal();
  }
}
