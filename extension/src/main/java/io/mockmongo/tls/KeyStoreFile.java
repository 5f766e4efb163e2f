package io.mockmongo.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** A reader of a key store file, PKCS#12 or JKS. */
final class KeyStoreFile {

  private final Path path;
  private final char[] password;
  private final KeyStore store;

  KeyStoreFile(Path path, char[] password) {
    this.path = path;
    this.password = password.clone();
    this.store = open();
  }

  KeyMaterial material() {
    try {
      return new SuppliedKeys(keys(), chain(), trusted());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
    }
  }

  private KeyStore open() {
    try {
      return KeyStore.getInstance(path.toFile(), password);
    } catch (IOException e) {
      throw new UncheckedIOException("key store " + path + " could not be opened: " + reason(e), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "key store " + path + " could not be opened: " + e.getMessage(), e);
    }
  }

  private static String reason(IOException e) {
    return e.getClass() == IOException.class ? e.getMessage() : e.toString();
  }

  private KeyManager[] keys() throws GeneralSecurityException {
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(store, password);
    return factory.getKeyManagers();
  }

  private List<X509Certificate> chain() throws GeneralSecurityException {
    for (String alias : Collections.list(store.aliases())) {
      Certificate[] chain = store.isKeyEntry(alias) ? store.getCertificateChain(alias) : null;
      if (chain != null) {
        return Arrays.stream(chain).map(X509Certificate.class::cast).toList();
      }
    }
    throw new IllegalArgumentException(
        "key store " + path + " has no private key with a certificate");
  }

  private List<X509Certificate> trusted() throws GeneralSecurityException {
    List<X509Certificate> trusted = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.isCertificateEntry(alias)) {
        trusted.add((X509Certificate) store.getCertificate(alias));
      }
    }
    return trusted;
  }
}
