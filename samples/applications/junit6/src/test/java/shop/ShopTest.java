package shop;

import io.mockmongo.junit.MockMongo;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** The application and its server, which are started once for all test classes. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@MockMongo(uriProperty = "shop.mongo.uri")
@ExtendWith(ShopExtension.class)
@interface ShopTest {}
