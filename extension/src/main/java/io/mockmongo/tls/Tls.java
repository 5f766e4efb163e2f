package io.mockmongo.tls;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/**
 * The TLS settings of a server: its private key and certificate, the versions of the protocol, and
 * whether clients need a certificate. Immutable and thread-safe.
 *
 * <pre>{@code
 * MockMongoServer.builder().tls(Tls.selfMade()).start()
 * }</pre>
 *
 * <p>{@linkplain #selfMade Generated} certificates are the same for all servers of this JVM. They
 * are valid for {@code localhost}, {@code 127.0.0.1}, {@code ::1} and the host of the server.
 */
public final class Tls {

  private final KeyMaterial material;
  private final boolean needClientAuth;
  private final List<String> protocols;

  private Tls(KeyMaterial material, boolean needClientAuth, List<String> protocols) {
    this.material = material;
    this.needClientAuth = needClientAuth;
    this.protocols = protocols;
  }

  /**
   * Returns TLS with a generated certificate, made when it is first needed and issued by an
   * authority that exists in this JVM only. Clients must {@linkplain #clientContext() trust} it.
   */
  public static Tls selfMade() {
    return new Tls(GeneratedKeys.SHARED, false, List.of());
  }

  /**
   * Returns TLS with a private key and its certificates from a key store. If clients need a
   * certificate, one that a certificate of the store issued is accepted; trusted ones count too.
   *
   * <pre>{@code
   * Tls.keyStore(Path.of("src/test/resources/server.p12"), "changeit".toCharArray())
   * }</pre>
   *
   * @param file a key store, PKCS#12 or JKS
   * @param password that of the store and of its key
   * @return TLS with the key of the store
   * @throws java.io.UncheckedIOException if reading the file fails, or the password is wrong
   * @throws IllegalArgumentException if it holds no private key with a certificate
   */
  public static Tls keyStore(Path file, char[] password) {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(password, "password");
    return new Tls(new KeyStoreFile(file, password).material(), false, List.of());
  }

  /**
   * Returns TLS with a private key and its certificates from PEM files; one file may hold both. If
   * clients need a certificate, one that a certificate of the chain issued is accepted.
   *
   * <pre>{@code
   * Tls.pem(Path.of("server.crt"), Path.of("server.key"))
   * }</pre>
   *
   * @param chain the server's certificate first, then those that issued it
   * @param key the private key, EC, RSA or EdDSA, as unencrypted PKCS#8
   * @return TLS with the key
   * @throws java.io.UncheckedIOException if reading a file fails
   * @throws IllegalArgumentException if a file holds something else, or the key is not the
   *     certificate's, with the file's name and the remedy
   */
  public static Tls pem(Path chain, Path key) {
    Objects.requireNonNull(chain, "chain");
    Objects.requireNonNull(key, "key");
    return new Tls(new PemCredential(chain, key).material(), false, List.of());
  }

  /**
   * Returns TLS with a context of the caller, which the server uses, and clients through {@link
   * #clientContext()}.
   *
   * @param context has the key of the server, and the trusted certificates of clients
   * @return TLS with the context
   * @throws IllegalStateException if it is not initialized
   */
  public static Tls of(SSLContext context) {
    return new Tls(
        new SuppliedContext(Objects.requireNonNull(context, "context")), false, List.of());
  }

  /**
   * Returns the same settings, with a certificate required of clients: clients without one are
   * refused. The {@link #clientContext()} then presents one.
   *
   * <pre>{@code
   * Tls.selfMade().needClientAuth()
   * }</pre>
   */
  public Tls needClientAuth() {
    return new Tls(material, true, protocols);
  }

  /**
   * Returns the same settings, limited to some versions of the protocol.
   *
   * <pre>{@code
   * Tls.selfMade().protocols("TLSv1.2")
   * }</pre>
   *
   * @param versions as the JDK names them, {@code TLSv1.2} and {@code TLSv1.3}
   * @return TLS with these versions
   * @throws IllegalArgumentException if the JDK does not support one, with those that it supports
   */
  public Tls protocols(String... versions) {
    String[] supported = clientContext().getSupportedSSLParameters().getProtocols();
    for (String each : versions) {
      if (!Arrays.asList(supported).contains(each)) {
        throw new IllegalArgumentException(
            "protocols(\"" + each + "\"): this JDK supports " + String.join(", ", supported));
      }
    }
    return new Tls(material, needClientAuth, List.of(versions));
  }

  /** Tells whether clients need a certificate. */
  public boolean getNeedClientAuth() {
    return needClientAuth;
  }

  /**
   * Returns the versions of the protocol that the server is limited to; empty for the default of
   * the JDK.
   *
   * @return an immutable list, as the JDK names them
   */
  public List<String> getProtocols() {
    return protocols;
  }

  /**
   * Returns a context for clients: it trusts the server's certificate only, and presents a
   * certificate if clients {@linkplain #needClientAuth() need} one. Clients verify the host name
   * themselves.
   *
   * @return for generated certificates, the same context each time
   */
  public SSLContext clientContext() {
    return material.client(needClientAuth);
  }

  /**
   * Returns the certificate that clients must trust: that of the authority, the last of a chain.
   *
   * @return the certificate
   * @throws IllegalStateException if TLS was made {@linkplain #of(SSLContext) from a context},
   *     which does not provide its certificates
   */
  public X509Certificate caCertificate() {
    return material
        .authority()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "TLS made from an SSLContext has no access to its certificates; use"
                        + " Tls.keyStore(...), Tls.pem(...) or Tls.selfMade()"));
  }

  /**
   * Returns {@link #caCertificate()} as the text of a PEM file, for clients of other languages:
   * {@code tlsCAFile}.
   *
   * @return text in ASCII
   */
  public String caPem() {
    return Pem.of(caCertificate());
  }

  /**
   * Returns a certificate for clients and its private key as the text of one PEM file, for clients
   * of other languages: {@code tlsCertificateKeyFile}. Generated, and trusted by servers with
   * {@linkplain #selfMade generated} certificates only.
   *
   * @return text in ASCII
   */
  public String clientPem() {
    return GeneratedKeys.SHARED.client().pem();
  }

  /**
   * Returns a factory of engines for the server's side of connections, with a certificate for a
   * host.
   *
   * <pre>{@code
   * SSLEngine engine = Tls.selfMade().serverEngines("localhost").get();
   * }</pre>
   *
   * @param host the name or address at which clients find the server
   * @return a thread-safe factory; each connection needs a new engine
   */
  public Supplier<SSLEngine> serverEngines(String host) {
    return new SslEngineFactory(material.server(host), needClientAuth, protocols);
  }

  @Override
  public String toString() {
    return needClientAuth ? "TLS with client certificates" : "TLS";
  }
}
