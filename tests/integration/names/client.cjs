// A client's real traffic: asks the resolver, says hello by TLS, and talks media over an unconnected socket.
// Argument: JSON { resolver, looksUp: [name], hellos: [{ address, name }], media: { address, packets } }
const { Resolver } = require('node:dns').promises;
const { createSocket } = require('node:dgram');
const { connect: connectTcp } = require('node:net');
const { connect } = require('node:tls');

const wanted = JSON.parse(process.argv[2]);
const open = [];

const looksUp = async (name) => {
  const resolver = new Resolver();
  resolver.setServers([wanted.resolver]);
  const [address] = await resolver.resolve4(name);
  open.push(connectTcp(443, address).on('error', () => {}));
};

const says = ({ address, name }) => {
  const socket = connect({ host: address, port: 443, servername: name, rejectUnauthorized: false });
  socket.on('error', () => {}).on('secureConnect', () => socket.write('hello'));
  open.push(socket);
};

const talks = ({ address, packets }) => {
  const socket = createSocket('udp4');
  socket.bind(0);
  let sent = 0;
  const timer = setInterval(() => {
    for (let each = 0; each < 5 && sent < packets; each += 1, sent += 1)
      socket.send(Buffer.alloc(1000), 8801, address);
    if (sent === packets) clearInterval(timer);
  }, 20);
};

const main = async () => {
  for (const name of wanted.looksUp) await looksUp(name);
  wanted.hellos.forEach(says);
  if (wanted.media) talks(wanted.media);
  setTimeout(() => {}, 1e6);
};
main();
