package io.mockmongo.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key with its certificates.
 *
 * @param key the private key
 * @param chain the certificate of the key first, then those of the issuers
 */
record Credential(PrivateKey key, List<X509Certificate> chain) {

  Credential {
    chain = List.copyOf(chain);
  }

  /** Returns both as one PEM file, the form in which drivers take those of a client. */
  String pem() {
    StringBuilder pem = new StringBuilder();
    chain.forEach(certificate -> pem.append(Pem.of(certificate)));
    return pem.append(Pem.of(key)).toString();
  }

  /** Returns the subject, without the key. */
  @Override
  public String toString() {
    return "credential of " + chain.get(0).getSubjectX500Principal();
  }
}
