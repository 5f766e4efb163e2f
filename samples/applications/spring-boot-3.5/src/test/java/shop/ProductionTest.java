package shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoCredential;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.TlsMode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.mongo.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.autoconfigure.mongo.MongoConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** However the application is set up for production, its client connects to the test's server. */
class ProductionTest {

  @AutoRespond(command = "createIndexes")
  abstract static class Case {
    @Test
    @AutoRespond(command = "find", documents = "{_id: 7, customer: 'Ann'}")
    void connects_to_the_server_of_the_test(@Autowired Orders orders) {
      assertThat(orders.findAll()).containsExactly(new Order(7, "Ann"));
    }
  }

  @Nested
  @MockMongo
  @SpringBootTest(
      properties = {
        "spring.data.mongodb.uri=mongodb://u:p@a.shop.example,b.shop.example/?replicaSet=x&tls=true",
        "spring.data.mongodb.ssl.bundle=production",
        "spring.data.mongodb.replica-set-name=production",
        "spring.data.mongodb.database=orders"
      })
  class Properties extends Case {}

  @Nested
  @MockMongo
  @SpringBootTest(properties = "spring.data.mongodb.uri=mongodb+srv://u:p@shop.example/orders")
  class Srv extends Case {}

  @Nested
  @MockMongo(tls = TlsMode.ON)
  @SpringBootTest
  class Tls extends Case {}

  @Nested
  @MockMongo
  @SpringBootTest
  class Customizer extends Case {
    @TestConfiguration
    static class Config {
      @Bean
      MongoClientSettingsBuilderCustomizer production() {
        return settings ->
            settings
                .credential(MongoCredential.createCredential("u", "admin", "p".toCharArray()))
                .applyToSslSettings(ssl -> ssl.enabled(true))
                .applyToClusterSettings(cluster -> cluster.requiredReplicaSetName("production"));
      }
    }
  }

  @Nested
  @MockMongo
  @SpringBootTest
  class ConnectionDetails extends Case {
    @TestConfiguration
    static class Config {
      @Bean
      MongoConnectionDetails production() {
        return () -> new ConnectionString("mongodb://u:p@mongo.shop.example/orders");
      }
    }
  }
}
