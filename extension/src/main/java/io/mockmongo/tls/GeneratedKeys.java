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

/** Generated keys and certificates, made when first needed, once in this JVM. Thread-safe. */
final class GeneratedKeys implements KeyMaterial {

  /** The only instance; made when the first server with TLS starts. */
  static final GeneratedKeys SHARED = new GeneratedKeys();

  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1");

  private final CertificateAuthority authority = new CertificateAuthority();
  private final Map<String, SSLContext> servers = new ConcurrentHashMap<>();
  private Credential client;
  private SSLContext withoutCertificate;
  private SSLContext withCertificate;

  private GeneratedKeys() {}

  @Override
  public SSLContext server(String host) {
    String name = LOOPBACK.contains(host) ? LOOPBACK.get(0) : host.toLowerCase(Locale.ROOT);
    return servers.computeIfAbsent(name, this::newServer);
  }

  @Override
  public synchronized SSLContext client(boolean presentsCertificate) {
    if (presentsCertificate) {
      withCertificate =
          withCertificate == null ? newClient(SslContexts.keys(client())) : withCertificate;
      return withCertificate;
    }
    withoutCertificate =
        withoutCertificate == null ? newClient(SslContexts.nobody()) : withoutCertificate;
    return withoutCertificate;
  }

  @Override
  public Optional<X509Certificate> authority() {
    return Optional.of(certificate());
  }

  X509Certificate certificate() {
    return authority.certificate();
  }

  /** Returns the key and certificate of clients, the same for all. */
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
