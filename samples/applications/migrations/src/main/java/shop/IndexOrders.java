package shop;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.mongock.api.annotations.ChangeUnit;
import io.mongock.api.annotations.Execution;
import io.mongock.api.annotations.RollbackExecution;
import org.bson.Document;

/** Indexes the orders by their customers, and places the first one. */
@ChangeUnit(id = "index-orders", order = "1", author = "shop", transactional = false)
public class IndexOrders {

  @Execution
  public void migrate(MongoDatabase shop) {
    shop.getCollection("orders").createIndex(Indexes.ascending("customer"));
    shop.getCollection("orders").insertOne(new Document("_id", 7).append("customer", "Ann"));
  }

  @RollbackExecution
  public void rollBack(MongoDatabase shop) {
    shop.getCollection("orders").drop();
  }
}
