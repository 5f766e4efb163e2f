"""Breaks its own server by fail points, by PyMongo, and prints a line for each step."""

import sys

from bson.son import SON
from pymongo import MongoClient
from pymongo.errors import OperationFailure


def fail(client, mode, data):
    command = SON([("configureFailPoint", "failCommand"), ("mode", mode)])
    if data:
        command["data"] = data
    return client.admin.command(command)["count"]


def main():
    client = MongoClient(
        sys.argv[1], appname="breaker", retryReads=False, serverSelectionTimeoutMS=10000
    )
    orders = client["shop"]["orders"]

    find = {"failCommands": ["find"], "errorCode": 2, "appName": "breaker"}
    print("count %s" % fail(client, {"times": 1}, find))
    try:
        orders.find_one({})
        print("found")
    except OperationFailure as error:
        print("error %s %s" % (error.code, error.details["codeName"]))
    orders.find_one({})
    print("found")

    insert = {"failCommands": ["insert"], "closeConnection": True, "appName": "breaker"}
    fail(client, {"times": 1}, insert)
    print("inserted %s" % orders.insert_one({"_id": 7}).inserted_id)

    print("count %s" % fail(client, "off", None))
    client.close()


main()
