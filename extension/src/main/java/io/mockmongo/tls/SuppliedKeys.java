package io.mockmongo.tls;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;

/**
 * The user's own keys and certificates.
 *
 * @param keys what the server presents itself by
 * @param chain its certificate first, then those that issued it
 * @param trusted other certificates that clients' own may be issued by
 */
record SuppliedKeys(KeyManager[] keys, List<X509Certificate> chain, List<X509Certificate> trusted)
    implements KeyMaterial {

  /** Clients may come with what they are given here, too, so those made on the spot are trusted. */
  @Override
  public SSLContext server(String host) {
    List<X509Certificate> all = new ArrayList<>(chain);
    all.addAll(trusted);
    all.add(GeneratedKeys.SHARED.certificate());
    return SslContexts.of(keys, all);
  }

  @Override
  public SSLContext client(boolean presentsCertificate) {
    KeyManager[] own =
        presentsCertificate
            ? SslContexts.keys(GeneratedKeys.SHARED.client())
            : SslContexts.nobody();
    return SslContexts.of(own, chain);
  }

  @Override
  public Optional<X509Certificate> authority() {
    return Optional.of(chain.get(chain.size() - 1));
  }
}
