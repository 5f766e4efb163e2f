package io.mockmongo.junit;

import com.mongodb.MongoClientSettings;
import java.util.function.Consumer;

/** Names the injected client of a test whose application has a client too, unless it has a name. */
final class InjectedClientName implements Consumer<MongoClientSettings.Builder> {

  @Override
  public void accept(MongoClientSettings.Builder settings) {
    if (settings.build().getApplicationName() == null) {
      settings.applicationName(AbsentApplication.INJECTED_CLIENT);
    }
  }
}
