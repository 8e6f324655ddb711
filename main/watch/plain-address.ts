// Addresses as packets have them: sockets of both families show IPv4 mapped into IPv6 (RFC 4291, 2.5.5.2).

export const plainAddress = (address: string): string =>
  address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
