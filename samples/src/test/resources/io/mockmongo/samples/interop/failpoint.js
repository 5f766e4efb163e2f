// Breaks its own server by fail points, by the Node driver, and prints a line for each step.
'use strict';

const { MongoClient, MongoServerError } = require('mongodb');

async function fail(client, mode, data) {
  const command = { configureFailPoint: 'failCommand', mode };
  return (await client.db('admin').command(data ? { ...command, data } : command)).count;
}

async function main(uri) {
  const client = new MongoClient(uri, {
    appName: 'breaker',
    retryReads: false,
    serverSelectionTimeoutMS: 10000,
  });
  const orders = client.db('shop').collection('orders');

  const find = { failCommands: ['find'], errorCode: 2, appName: 'breaker' };
  console.log(`count ${await fail(client, { times: 1 }, find)}`);
  try {
    await orders.findOne({});
    console.log('found');
  } catch (error) {
    if (!(error instanceof MongoServerError)) {
      throw error;
    }
    console.log(`error ${error.code} ${error.codeName}`);
  }
  await orders.findOne({});
  console.log('found');

  const insert = { failCommands: ['insert'], closeConnection: true, appName: 'breaker' };
  await fail(client, { times: 1 }, insert);
  console.log(`inserted ${(await orders.insertOne({ _id: 7 })).insertedId}`);

  console.log(`count ${await fail(client, 'off')}`);
  await client.close();
}

main(process.argv[2]).catch((error) => {
  console.error(error);
  process.exit(1);
});
