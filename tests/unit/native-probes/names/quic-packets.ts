// First packets of QUIC, made with Node's own cryptography from RFC 9001, 5.2 to 5.4, and RFC 9369, 3.
import { createCipheriv, createHmac } from 'node:crypto';

interface Version {
  readonly number: number;
  readonly salt: string;
  readonly label: string;
  readonly type: number;
}

export const version1: Version = {
  number: 1,
  salt: '38762cf7f55934b34d179ae6a4c80cadccbb7f0a',
  label: 'quic',
  type: 0,
};
export const version2: Version = {
  number: 0x6b3343cf,
  salt: '0dede3def700a6db819381be6e269dcbf9bd2ed9',
  label: 'quicv2',
  type: 1,
};

const hmac = (key: Buffer, ...data: readonly Buffer[]): Buffer =>
  data.reduce((mac, part) => mac.update(part), createHmac('sha256', key)).digest();

const expand = (secret: Buffer, label: string, length: number): Buffer => {
  const text = Buffer.from(`tls13 ${label}`);
  const info = Buffer.concat([Buffer.from([0, length, text.length]), text, Buffer.from([0, 1])]);
  return hmac(secret, info).subarray(0, length);
};

/** A piece of the hello, at its place, as the RFC's sample writes it: the offset in one byte where it fits. */
export const cryptoFrame = (offset: number, piece: Buffer): Buffer => {
  const where = offset < 64 ? [offset] : [0x40 | (offset >> 8), offset & 0xff];
  const length = [0x40 | (piece.length >> 8), piece.length & 0xff];
  return Buffer.concat([Buffer.from([6, ...where, ...length]), piece]);
};

export const initialPacket = (
  version: Version,
  connectionId: Buffer,
  packetNumber: number,
  frames: Buffer,
  payloadLength = 1162,
): Buffer => {
  const client = expand(hmac(Buffer.from(version.salt, 'hex'), connectionId), 'client in', 32);
  const key = expand(client, `${version.label} key`, 16);
  const nonce = expand(client, `${version.label} iv`, 12);
  const mask = expand(client, `${version.label} hp`, 16);
  nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ packetNumber) >>> 0, 8);
  const payload = Buffer.concat([frames, Buffer.alloc(payloadLength - frames.length)]);

  const numberAt = 7 + connectionId.length + 1 + 2;
  const header = Buffer.alloc(numberAt + 4);
  header[0] = 0xc3 | (version.type << 4);
  header.writeUInt32BE(version.number, 1);
  header[5] = connectionId.length;
  connectionId.copy(header, 6);
  header.writeUInt16BE(0x4000 | (4 + payload.length + 16), numberAt - 2);
  header.writeUInt32BE(packetNumber, numberAt);

  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  cipher.setAAD(header);
  const body = Buffer.concat([cipher.update(payload), cipher.final(), cipher.getAuthTag()]);
  const sample = body.subarray(0, 16);
  const stream = createCipheriv('aes-128-ecb', mask, null).update(sample);
  header[0] = (header[0] ?? 0) ^ ((stream[0] ?? 0) & 0x0f);
  for (let at = 0; at < 4; at += 1)
    header[numberAt + at] = (header[numberAt + at] ?? 0) ^ (stream[at + 1] ?? 0);
  return Buffer.concat([header, body]);
};
