package io.mockmongo.junit;

import com.mongodb.MongoClientSettings;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;

/**
 * A client of the reactive driver.
 *
 * @param client the client
 */
record ReactiveClient(MongoClient client) implements DriverClient {

  ReactiveClient(MongoClientSettings settings) {
    this(MongoClients.create(settings));
  }

  @Override
  public Object database(String name) {
    return client.getDatabase(name);
  }

  @Override
  public Object collection(String database, String name, Class<?> documentClass) {
    return client.getDatabase(database).getCollection(name, documentClass);
  }

  @Override
  public ClusterDescription description() {
    return client.getClusterDescription();
  }

  @Override
  public void close() {
    client.close();
  }
}
