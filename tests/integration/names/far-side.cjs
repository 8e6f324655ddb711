// The far side of the tests' cable: a resolver, TLS servers and a media relay, each on the addresses that the test chose.
// Arguments: addresses of resolver and relay, the table of names as JSON, a key and a certificate (files).
const { createSocket } = require('node:dgram');
const { readFileSync } = require('node:fs');
const { createServer } = require('node:tls');

const [resolverAddress, relayAddress, table, key, cert] = process.argv.slice(2);
/** Name → { alias?: string, address: string } */
const names = JSON.parse(table);

const labels = (name) =>
  Buffer.concat([
    ...name
      .split('.')
      .map((each) => Buffer.concat([Buffer.from([each.length]), Buffer.from(each)])),
    Buffer.from([0]),
  ]);

const record = (owner, type, data) => {
  const head = Buffer.alloc(10);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(1, 2);
  head.writeUInt32BE(60, 4);
  head.writeUInt16BE(data.length, 8);
  return Buffer.concat([owner, head, data]);
};

const nameIn = (query) => {
  const parts = [];
  let at = 12;
  for (; query[at] > 0; at += 1 + query[at])
    parts.push(query.toString('latin1', at + 1, at + 1 + query[at]));
  return { name: parts.join('.'), end: at + 1 };
};

const resolver = createSocket('udp4');
resolver.on('message', (query, from) => {
  const { name, end } = nameIn(query);
  const known = names[name];
  const isA = query.readUInt16BE(end) === 1;
  const pointer = Buffer.from([0xc0, 12]);
  const records = [];
  if (known && isA) {
    const address = Buffer.from(known.address.split('.').map(Number));
    if (known.alias) records.push(record(pointer, 5, labels(known.alias)));
    records.push(record(known.alias ? labels(known.alias) : pointer, 1, address));
  }
  const head = Buffer.from(query.subarray(0, 12));
  head.writeUInt16BE(known ? 0x8180 : 0x8183, 2);
  head.writeUInt16BE(records.length, 6);
  head.writeUInt32BE(0, 8);
  resolver.send(
    Buffer.concat([head, query.subarray(12, end + 4), ...records]),
    from.port,
    from.address,
  );
});
// Answers must come from where the question went.
resolver.bind(53, resolverAddress);

createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (socket) => {
  socket.on('error', () => {});
  socket.on('data', () => socket.write('x'.repeat(1000)));
}).listen(443);

// A tenth of what comes goes back, as a relay's reports do.
const relay = createSocket('udp4');
relay.on('message', (packet, from) =>
  relay.send(packet.subarray(0, packet.length / 10), from.port, from.address),
);
relay.bind(8801, relayAddress);
