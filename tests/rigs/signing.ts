// Authenticode signatures of a publisher of the test's own, and its certificate as a root that a Windows trusts.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { RegistryTree } from './registry-file.ts';

export interface Publisher {
  sign(program: string, signed: string): void;
  /** Makes a Windows trust it, for one person. */
  readonly root: RegistryTree;
}

/** Keys and certificate are made in `folder`. Needs openssl and osslsigncode. */
export function publisher(name: string, folder: string): Publisher {
  const key = join(folder, `${name}.key`);
  const certificate = join(folder, `${name}.pem`);
  const subject = `/CN=${name}`;
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', '-subj', subject],
      ...['-addext', 'extendedKeyUsage=codeSigning', '-keyout', key, '-out', certificate],
    ],
    { stdio: 'ignore' },
  );
  const der = execFileSync('openssl', ['x509', '-in', certificate, '-outform', 'DER']);
  const thumbprint = createHash('sha1').update(der).digest();
  const place = 'HKEY_CURRENT_USER\\Software\\Microsoft\\SystemCertificates\\Root\\Certificates';
  return {
    sign: (program, signed) =>
      void execFileSync(
        'osslsigncode',
        ['sign', '-certs', certificate, '-key', key, '-in', program, '-out', signed],
        { stdio: 'ignore' },
      ),
    root: {
      [`${place}\\${thumbprint.toString('hex').toUpperCase()}`]: {
        // Properties of a certificate as the registry keeps them: its SHA-1 (3) and itself (32).
        Blob: { binary: Buffer.concat([property(3, thumbprint), property(32, der)]) },
      },
    },
  };
}

const property = (id: number, value: Buffer): Buffer => {
  const head = Buffer.alloc(12);
  head.writeUInt32LE(id);
  head.writeUInt32LE(1, 4);
  head.writeUInt32LE(value.length, 8);
  return Buffer.concat([head, value]);
};
