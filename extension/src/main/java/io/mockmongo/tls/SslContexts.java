package io.mockmongo.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** A factory of the JDK's contexts from keys and trusted certificates. */
final class SslContexts {

  private SslContexts() {}

  /** Makes a context. */
  static SSLContext of(KeyManager[] keys, Collection<X509Certificate> trusted) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, trusting(trusted), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the JDK could not set up TLS: " + e.getMessage(), e);
    }
  }

  static KeyManager[] keys(Credential credential) {
    return new KeyManager[] {new CredentialKeyManager(credential)};
  }

  /** Returns the keys of a client that presents no certificate. */
  static KeyManager[] nobody() {
    return new KeyManager[0];
  }

  private static TrustManager[] trusting(Collection<X509Certificate> certificates)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int count = 0;
    for (X509Certificate certificate : certificates) {
      store.setCertificateEntry("trusted " + ++count, certificate);
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    return factory.getTrustManagers();
  }
}
