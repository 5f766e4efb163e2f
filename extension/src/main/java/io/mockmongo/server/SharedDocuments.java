package io.mockmongo.server;

import io.mockmongo.script.StoredDocuments;
import java.util.List;
import org.bson.RawBsonDocument;

/**
 * The documents of a collection that several servers have.
 *
 * @param ofServers the documents of each server, the same on all
 */
record SharedDocuments(List<StoredDocuments> ofServers) implements StoredDocuments {

  @Override
  public String namespace() {
    return ofServers.get(0).namespace();
  }

  @Override
  public List<RawBsonDocument> documents() {
    return ofServers.get(0).documents();
  }

  @Override
  public void cancel() {
    ofServers.forEach(StoredDocuments::cancel);
  }
}
