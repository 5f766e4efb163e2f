package io.mockmongo.junit;

import com.mongodb.MongoClientSettings;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.reactivestreams.client.MongoClient;
import java.util.Arrays;

/**
 * A client of the driver of Kotlin's coroutines, which wraps a reactive one. By reflection: a build
 * in Java need not have Kotlin.
 */
final class CoroutineClient implements DriverClient {

  private static final String CLIENT = "com.mongodb.kotlin.client.coroutine.MongoClient";

  private final ReactiveClient wrapped;
  private final Object client;

  CoroutineClient(MongoClientSettings settings) {
    wrapped = new ReactiveClient(settings);
    client = wrapping(wrapped.client());
  }

  private static Object wrapping(MongoClient reactive) {
    try {
      return Class.forName(CLIENT).getConstructor(MongoClient.class).newInstance(reactive);
    } catch (ReflectiveOperationException e) {
      reactive.close();
      throw unknownVersion(e);
    }
  }

  @Override
  public Object client() {
    return client;
  }

  @Override
  public Object database(String name) {
    return call(client, "getDatabase", name);
  }

  @Override
  public Object collection(String database, String name, Class<?> documentClass) {
    return call(database(database), "getCollection", name, documentClass);
  }

  private static Object call(Object target, String method, Object... arguments) {
    Class<?>[] types = Arrays.stream(arguments).map(Object::getClass).toArray(Class<?>[]::new);
    try {
      return target.getClass().getMethod(method, types).invoke(target, arguments);
    } catch (ReflectiveOperationException e) {
      throw unknownVersion(e);
    }
  }

  private static IllegalStateException unknownVersion(ReflectiveOperationException e) {
    return new IllegalStateException(
        "the Kotlin coroutine driver on the class path is not one that this version knows: " + e,
        e);
  }

  @Override
  public ClusterDescription description() {
    return wrapped.description();
  }

  @Override
  public void close() {
    wrapped.close();
  }
}
