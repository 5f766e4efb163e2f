package shop;

import io.quarkus.mongodb.panache.common.MongoEntity;
import org.bson.codecs.pojo.annotations.BsonId;

@MongoEntity(collection = "orders", database = "test")
public class Order {

  @BsonId public Integer id;
  public String customer;

  public static Order of(int id, String customer) {
    Order order = new Order();
    order.id = id;
    order.customer = customer;
    return order;
  }
}
