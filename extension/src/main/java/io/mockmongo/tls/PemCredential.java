package io.mockmongo.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/**
 * A reader of a private key and its certificates in PEM files.
 *
 * @param chain the file of the certificates
 * @param key the file of the key, which may be the same
 */
record PemCredential(Path chain, Path key) {

  private static final byte[] SIGNED_DATA = {1};
  private static final Map<String, String> SIGNATURES =
      Map.of("EC", "SHA256withECDSA", "RSA", "SHA256withRSA", "EdDSA", "EdDSA");

  KeyMaterial material() {
    List<X509Certificate> certificates = new PemFile(chain).certificates();
    PrivateKey privateKey = new PemFile(key).privateKey();
    if (!isPair(privateKey, certificates.get(0).getPublicKey())) {
      throw new IllegalArgumentException(
          "the private key in "
              + key
              + " does not belong to the first certificate in "
              + chain
              + ", "
              + certificates.get(0).getSubjectX500Principal());
    }
    return new SuppliedKeys(
        SslContexts.keys(new Credential(privateKey, certificates)), certificates, List.of());
  }

  /** Tells whether the keys are a pair: one verifies a signature of the other. */
  private static boolean isPair(PrivateKey privateKey, PublicKey publicKey) {
    try {
      Signature signature = Signature.getInstance(SIGNATURES.get(privateKey.getAlgorithm()));
      signature.initSign(privateKey);
      signature.update(SIGNED_DATA);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(SIGNED_DATA);
      return signature.verify(signed);
    } catch (GeneralSecurityException differentAlgorithms) {
      return false;
    }
  }
}
