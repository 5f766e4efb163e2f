package shop;

import io.micronaut.core.annotation.Introspected;
import org.bson.codecs.pojo.annotations.BsonId;

@Introspected
public record Order(@BsonId int id, String customer) {}
