"""Holds the conversation of ForeignClientsTest by PyMongo and prints a line for each step."""

import sys

from pymongo import MongoClient
from pymongo.errors import AutoReconnect, DuplicateKeyError, OperationFailure


def error_of(expected, action):
    try:
        action()
    except expected as error:
        return error
    raise AssertionError("no error where one was expected")


def main():
    client = MongoClient(sys.argv[1], serverSelectionTimeoutMS=10000)
    shop = client["shop"]
    orders = shop["orders"]

    print("ping %s" % client.admin.command("ping")["ok"])

    order = {"_id": 7, "what": "Tee für zwei", "price": 2.5, "lines": [{"qty": 7000000000}]}
    print("inserted %s" % orders.insert_one(order).inserted_id)

    found = ["%s %s" % (each["_id"], each["what"]) for each in orders.find({}, batch_size=2)]
    print("found %s" % ", ".join(found))

    duplicate = error_of(DuplicateKeyError, lambda: orders.insert_one({"_id": 7}))
    print("duplicate %s" % duplicate.code)

    unknown = error_of(OperationFailure, lambda: shop.command("frobnicate"))
    print("unknown %s" % unknown.code)

    error_of(AutoReconnect, lambda: shop.command("dbStats"))
    print("hung up")

    print("ping %s" % client.admin.command("ping")["ok"])
    client.close()


main()
