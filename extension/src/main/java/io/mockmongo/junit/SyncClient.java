package io.mockmongo.junit;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ClusterDescription;

/**
 * A client of the synchronous driver.
 *
 * @param client the client
 */
record SyncClient(MongoClient client) implements DriverClient {

  SyncClient(MongoClientSettings settings) {
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
