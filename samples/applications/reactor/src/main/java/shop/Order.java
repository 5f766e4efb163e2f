package shop;

import org.bson.codecs.pojo.annotations.BsonId;

public record Order(@BsonId int id, String customer) {}
