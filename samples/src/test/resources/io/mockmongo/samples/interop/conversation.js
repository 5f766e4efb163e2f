// Holds the conversation of ForeignClientsTest by the Node driver and prints a line for each step.
'use strict';

const { MongoClient, MongoNetworkError, MongoServerError } = require('mongodb');

async function errorOf(expected, action) {
  try {
    await action();
  } catch (error) {
    if (error instanceof expected) {
      return error;
    }
    throw error;
  }
  throw new Error('no error where one was expected');
}

// A double as the other clients print it.
const ok = (reply) => reply.ok.toFixed(1);

async function main(uri) {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 10000 });
  const shop = client.db('shop');
  const orders = shop.collection('orders');

  console.log(`ping ${ok(await client.db('admin').command({ ping: 1 }))}`);

  const order = { _id: 7, what: 'Tee für zwei', price: 2.5, lines: [{ qty: 7000000000n }] };
  console.log(`inserted ${(await orders.insertOne(order)).insertedId}`);

  const found = await orders.find({}, { batchSize: 2 }).toArray();
  console.log(`found ${found.map((each) => `${each._id} ${each.what}`).join(', ')}`);

  const duplicate = await errorOf(MongoServerError, () => orders.insertOne({ _id: 7 }));
  console.log(`duplicate ${duplicate.code}`);

  const unknown = await errorOf(MongoServerError, () => shop.command({ frobnicate: 1 }));
  console.log(`unknown ${unknown.code}`);

  await errorOf(MongoNetworkError, () => shop.command({ dbStats: 1 }));
  console.log('hung up');

  console.log(`ping ${ok(await client.db('admin').command({ ping: 1 }))}`);
  await client.close();
}

main(process.argv[2]).catch((error) => {
  console.error(error);
  process.exit(1);
});
