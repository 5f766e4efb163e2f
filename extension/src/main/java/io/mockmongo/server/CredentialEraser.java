package io.mockmongo.server;

import com.mongodb.MongoClientSettings;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;

/**
 * Removes the credential from the settings of a client. The driver's builder can replace a
 * credential only, so its private field is cleared.
 */
final class CredentialEraser {

  private CredentialEraser() {}

  /**
   * Removes the credential.
   *
   * @param settings the settings to change
   * @throws IllegalStateException if this version of the driver keeps the credential elsewhere
   */
  static void erase(MongoClientSettings.Builder settings) {
    try {
      Field credential = MongoClientSettings.Builder.class.getDeclaredField("credential");
      credential.setAccessible(true);
      credential.set(settings, null);
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      throw new IllegalStateException(
          "applyTo: the settings have a credential, which can't be removed from those of this"
              + " version of the driver; build the settings without it, since this server has no"
              + " users",
          e);
    }
  }
}
