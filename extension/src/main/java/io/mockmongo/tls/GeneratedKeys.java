package io.mockmongo.tls;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;

/** Keys and certificates that are made when they are first needed, once in this JVM. */
final class GeneratedKeys implements KeyMaterial {

  /** The class itself is loaded when the first server with TLS starts. */
  static final GeneratedKeys SHARED = new GeneratedKeys();

  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1");

  private final CertificateAuthority authority = new CertificateAuthority();
  private final Map<String, SSLContext> servers = new ConcurrentHashMap<>();
  private Credential client;
  private SSLContext anonymous;
  private SSLContext known;

  private GeneratedKeys() {}

  @Override
  public SSLContext server(String host) {
    String name = LOOPBACK.contains(host) ? LOOPBACK.get(0) : host.toLowerCase(Locale.ROOT);
    return servers.computeIfAbsent(name, this::newServer);
  }

  @Override
  public synchronized SSLContext client(boolean presentsCertificate) {
    if (presentsCertificate) {
      known = known == null ? newClient(SslContexts.keys(client())) : known;
      return known;
    }
    anonymous = anonymous == null ? newClient(SslContexts.nobody()) : anonymous;
    return anonymous;
  }

  @Override
  public Optional<X509Certificate> authority() {
    return Optional.of(certificate());
  }

  X509Certificate certificate() {
    return authority.certificate();
  }

  /** Returns the one client's key and certificate. */
  synchronized Credential client() {
    client = client == null ? authority.client() : client;
    return client;
  }

  private SSLContext newServer(String host) {
    List<SubjectName> names =
        Stream.concat(LOOPBACK.stream(), Stream.of(host)).distinct().map(SubjectName::new).toList();
    return SslContexts.of(SslContexts.keys(authority.server(names)), List.of(certificate()));
  }

  private SSLContext newClient(KeyManager[] keys) {
    return SslContexts.of(keys, List.of(certificate()));
  }
}
