// Ports as the catalogue writes them: `6463-6472`, `8888/tcp, 8889/udp`.

/** True where a list of ports and ranges names this port; a part without a protocol stands for both. */
export function holdsPort(ports: string, port: number, protocol: 'tcp' | 'udp'): boolean {
  return ports.split(',').some((part) => {
    const match = /^\s*(\d+)(?:-(\d+))?(?:\/(tcp|udp))?\s*$/.exec(part);
    if (match === null) return false;
    const [, from, to = from, only = protocol] = match;
    return only === protocol && port >= Number(from) && port <= Number(to);
  });
}
