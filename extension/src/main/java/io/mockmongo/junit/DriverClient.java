package io.mockmongo.junit;

import com.mongodb.connection.ClusterDescription;
import java.io.Closeable;

/**
 * An injected client of one of the Java drivers: the synchronous one, the reactive one, or that of
 * Kotlin's coroutines. Each implementation needs its driver, and is loaded with the first parameter
 * of the driver's types.
 */
interface DriverClient extends Closeable {

  /** Returns the client as its driver has it. */
  Object client();

  /** Returns a database. */
  Object database(String name);

  /** Returns a collection of a database. */
  Object collection(String database, String name, Class<?> documentClass);

  /** Returns what the client knows of its servers. */
  ClusterDescription description();

  @Override
  void close();
}
