package io.mockmongo.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Parameters that are not ours are left to their resolvers. */
class ForeignParametersTest {

  @Retention(RetentionPolicy.RUNTIME)
  @interface Production {}

  /** Supplies what is annotated as its own. */
  static class ProductionResolver implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.isAnnotated(Production.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == MongoClient.class
          ? Proxy.newProxyInstance(
              MongoClient.class.getClassLoader(),
              new Class<?>[] {MongoClient.class},
              (proxy, method, arguments) -> null)
          : new ConnectionString("mongodb://production/");
    }
  }

  @MockMongo
  @ExtendWith(ProductionResolver.class)
  static class ClaimedCase {
    @Test
    void claimed(
        @Production MongoClient theirs,
        MongoClient ours,
        @Production ConnectionString theirString,
        ConnectionString ourString,
        TestInfo jupiters) {
      assertThat(Proxy.isProxyClass(theirs.getClass()), is(true));
      assertThat(Proxy.isProxyClass(ours.getClass()), is(false));
      assertThat(theirString.getHosts().get(0), is("production"));
      assertThat(ourString.getHosts().get(0), not("production"));
      assertThat(jupiters.getTestMethod().isPresent(), is(true));
    }
  }

  @Test
  void a_parameter_that_another_annotation_claims_is_left_to_another_resolver() {
    Run.of(ClaimedCase.class).passes(1);
  }

  static class OneUnderMockMongoCase {
    @Test
    @MockMongo
    void ours(ConnectionString connectionString) {
      assertThat(connectionString.getHosts().get(0), not("production"));
    }

    @Test
    @ExtendWith(EverythingResolver.class)
    void theirs(ConnectionString connectionString) {
      assertThat(connectionString.getHosts().get(0), is("production"));
    }
  }

  /** Supplies all parameters, annotated or not. */
  static class EverythingResolver extends ProductionResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return true;
    }
  }

  @Test
  void in_a_test_that_is_not_under_mockmongo_nothing_is_claimed() {
    Run.of(OneUnderMockMongoCase.class).passes(2);
  }
}
