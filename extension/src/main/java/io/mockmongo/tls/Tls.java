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
 * How a server speaks TLS: by which key and certificate, and what it asks of its clients.
 * Immutable; all methods may be called from any thread.
 *
 * <p>Certificates {@linkplain #selfMade made on the spot} are the same for all servers of this JVM,
 * and good for {@code localhost}, {@code 127.0.0.1}, {@code ::1} and the host that the server is
 * given.
 *
 * <pre>{@code
 * MockMongoServer.builder().tls(Tls.selfMade()).start()
 * }</pre>
 */
public final class Tls {

  private final KeyMaterial material;
  private final boolean needsClient;
  private final List<String> protocols;

  private Tls(KeyMaterial material, boolean needsClient, List<String> protocols) {
    this.material = material;
    this.needsClient = needsClient;
    this.protocols = protocols;
  }

  /**
   * Returns TLS by a certificate that is made on the spot, when it is first needed, and issued by
   * an authority that lives in this JVM only. Its clients must {@linkplain #clientContext() trust}
   * it.
   */
  public static Tls selfMade() {
    return new Tls(GeneratedKeys.SHARED, false, List.of());
  }

  /**
   * Returns TLS by a private key and its certificates in a key store. If clients must have
   * certificates, those are accepted that are issued by one of the store's, its trusted ones too.
   *
   * <pre>{@code
   * Tls.keyStore(Path.of("src/test/resources/server.p12"), "changeit".toCharArray())
   * }</pre>
   *
   * @param file a key store, PKCS#12 or JKS
   * @param password that of the store and of its key
   * @return TLS by the store's key
   * @throws java.io.UncheckedIOException if the file can't be read, or not by this password
   * @throws IllegalArgumentException if it holds no private key with a certificate
   */
  public static Tls keyStore(Path file, char[] password) {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(password, "password");
    return new Tls(new KeyStoreFile(file, password).material(), false, List.of());
  }

  /**
   * Returns TLS by a private key and its certificates in PEM files; one file may hold both. If
   * clients must have certificates, those are accepted that are issued by one of the chain's.
   *
   * <pre>{@code
   * Tls.pem(Path.of("server.crt"), Path.of("server.key"))
   * }</pre>
   *
   * @param chain the server's certificate first, then those that issued it
   * @param key the private key, EC, RSA or EdDSA, as unencrypted PKCS#8
   * @return TLS by the key
   * @throws java.io.UncheckedIOException if a file can't be read
   * @throws IllegalArgumentException if a file holds something else, or the key is not the
   *     certificate's, with the file's name and the remedy
   */
  public static Tls pem(Path chain, Path key) {
    Objects.requireNonNull(chain, "chain");
    Objects.requireNonNull(key, "key");
    return new Tls(new PemCredential(chain, key).material(), false, List.of());
  }

  /**
   * Returns TLS by a context of the user's own, which serves both the server and the clients that
   * are made for it.
   *
   * @param context knows the server's key; for clients, whom to trust
   * @return TLS by the context
   * @throws IllegalStateException if it is not initialized
   */
  public static Tls of(SSLContext context) {
    return new Tls(
        new SuppliedContext(Objects.requireNonNull(context, "context")), false, List.of());
  }

  /**
   * Returns the same, but for clients that present a certificate; others are refused. {@link
   * #clientContext()} then has one.
   */
  public Tls requiringClientCertificate() {
    return new Tls(material, true, protocols);
  }

  /**
   * Returns the same, limited to versions of the protocol.
   *
   * <pre>{@code
   * Tls.selfMade().protocols("TLSv1.2")
   * }</pre>
   *
   * @param only as the JDK names them, {@code TLSv1.2} and {@code TLSv1.3}
   * @return TLS of these versions
   * @throws IllegalArgumentException if the JDK does not support one, with those that it does
   */
  public Tls protocols(String... only) {
    String[] supported = clientContext().getSupportedSSLParameters().getProtocols();
    for (String each : only) {
      if (!Arrays.asList(supported).contains(each)) {
        throw new IllegalArgumentException(
            "\"" + each + "\" should be one of " + String.join(", ", supported));
      }
    }
    return new Tls(material, needsClient, List.of(only));
  }

  /** Returns whether clients must present a certificate. */
  public boolean isRequiringClientCertificate() {
    return needsClient;
  }

  /**
   * Returns a context for clients: it trusts the server's certificate and nothing else, and
   * presents a certificate where one is {@linkplain #requiringClientCertificate() required}.
   * Clients verify the host name by themselves.
   *
   * @return the same one each time for certificates that were made on the spot
   */
  public SSLContext clientContext() {
    return material.client(needsClient);
  }

  /**
   * Returns the certificate that clients must trust: the authority's, the last of a chain.
   *
   * @return the certificate
   * @throws IllegalStateException if TLS is {@linkplain #of(SSLContext) by a context}, which does
   *     not tell
   */
  public X509Certificate caCertificate() {
    return material
        .authority()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "TLS by an SSLContext does not know its certificates; make it by"
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
   * of other languages: {@code tlsCertificateKeyFile}. Made on the spot, and so of no worth to
   * others.
   *
   * @return text in ASCII
   */
  public String clientPem() {
    return GeneratedKeys.SHARED.client().pem();
  }

  /**
   * Returns what makes the server's side of each handshake, with a certificate for a host.
   *
   * <pre>{@code
   * SSLEngine engine = Tls.selfMade().serverEngines("localhost").get();
   * }</pre>
   *
   * @param host where its clients find the server, a name or an address
   * @return a maker of engines, to be asked once for each connection, from any thread
   */
  public Supplier<SSLEngine> serverEngines(String host) {
    return new SslEngineFactory(material.server(host), needsClient, protocols);
  }

  @Override
  public String toString() {
    return needsClient ? "TLS with client certificates" : "TLS";
  }
}
