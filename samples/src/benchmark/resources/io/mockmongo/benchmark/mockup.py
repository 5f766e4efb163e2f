# Plays the server of the benchmarks with MockupDB; prints its port, then serves until it is ended.
import sys
import time

from bson import Binary
from mockupdb import MockupDB

count, size = int(sys.argv[1]), int(sys.argv[2])
documents = [{"_id": i, "data": Binary(bytes(size))} for i in range(count)]
cursor = {"id": 0, "ns": "shop.orders", "firstBatch": documents}
replies = {"find": {"cursor": cursor}, "insert": {"n": 1}}


def answer(request):
    name = (request.command_name or "").lower()
    if name in ("ismaster", "hello"):
        return False
    return request.replies(dict(replies.get(name, {}), ok=1))


server = MockupDB(auto_ismaster={"ismaster": True, "minWireVersion": 0, "maxWireVersion": 25})
server.autoresponds(answer)
server.run()
print(server.port, flush=True)
time.sleep(3600)
