package io.mockmongo.samples.reliability;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.mockmongo.server.MockMongoServer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;

/** The server that test classes keep by hand, and an application for each server of the run. */
final class KeptServer {

  static final MockMongoServer SERVER = MockMongoServer.start();

  private static final Map<String, MongoClient> APPLICATIONS = new ConcurrentHashMap<>();

  private KeptServer() {}

  /** Returns the collection of the application that is connected to a server. */
  static MongoCollection<Document> orders(MockMongoServer server) {
    return APPLICATIONS
        .computeIfAbsent(server.uri(), MongoClients::create)
        .getDatabase("shop")
        .getCollection("orders");
  }
}
