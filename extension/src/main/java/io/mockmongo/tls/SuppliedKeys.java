package io.mockmongo.tls;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;

/**
 * Keys and certificates of the user, from files.
 *
 * @param keys the key manager of the server
 * @param chain the certificate of the server first, then those of the issuers
 * @param trusted further issuers of certificates that clients may present
 */
record SuppliedKeys(KeyManager[] keys, List<X509Certificate> chain, List<X509Certificate> trusted)
    implements KeyMaterial {

  /** Trusts generated certificates of clients too, which {@link #client} presents. */
  @Override
  public SSLContext server(String host) {
    List<X509Certificate> all = new ArrayList<>(chain);
    all.addAll(trusted);
    all.add(GeneratedKeys.SHARED.certificate());
    return SslContexts.of(keys, all);
  }

  @Override
  public SSLContext client(boolean presentsCertificate) {
    KeyManager[] clientKeys =
        presentsCertificate
            ? SslContexts.keys(GeneratedKeys.SHARED.client())
            : SslContexts.nobody();
    return SslContexts.of(clientKeys, chain);
  }

  @Override
  public Optional<X509Certificate> authority() {
    return Optional.of(chain.get(chain.size() - 1));
  }
}
