package io.mockmongo.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * A key manager with one credential, presented to every peer. Used instead of a key store, which
 * would encrypt the key first: the slowest step of a start. Immutable.
 */
final class CredentialKeyManager extends X509ExtendedKeyManager {

  private static final String ALIAS = "key";

  private final Credential credential;

  CredentialKeyManager(Credential credential) {
    this.credential = credential;
  }

  @Override
  public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
    return aliasIf(keyType);
  }

  @Override
  public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
    return aliasIf(keyType);
  }

  @Override
  public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
    return aliasIf(keyTypes);
  }

  @Override
  public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
    return aliasIf(keyTypes);
  }

  @Override
  public String[] getServerAliases(String keyType, Principal[] issuers) {
    return aliases(keyType);
  }

  @Override
  public String[] getClientAliases(String keyType, Principal[] issuers) {
    return aliases(keyType);
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return credential.chain().toArray(X509Certificate[]::new);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return credential.key();
  }

  private String[] aliases(String keyType) {
    return aliasIf(keyType) == null ? null : new String[] {ALIAS};
  }

  private String aliasIf(String... keyTypes) {
    return Arrays.asList(keyTypes).contains(credential.key().getAlgorithm()) ? ALIAS : null;
  }
}
