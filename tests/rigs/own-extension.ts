// An extension of a test's own, packed by the real Chromium; its id comes from the key that it was signed with.
import { execFileSync } from 'node:child_process';
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const chromium = '/usr/bin/chromium';

export interface OwnExtension {
  readonly id: string;
  readonly version: string;
  /** The packed extension. */
  readonly crx: string;
}

export const packExtension = (folder: string, name: string): OwnExtension => {
  const source = join(folder, 'extension');
  const version = '1.0.3';
  mkdirSync(source);
  const manifest = { manifest_version: 3, name, version, background: { service_worker: 'w.js' } };
  writeFileSync(join(source, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(source, 'w.js'), 'self.addEventListener("install", () => {});\n');
  execFileSync(chromium, ['--no-sandbox', '--headless', `--pack-extension=${source}`], {
    stdio: 'ignore',
    timeout: 60_000,
    env: { ...process.env, HOME: folder },
  });
  const key = createPublicKey(createPrivateKey(readFileSync(`${source}.pem`)));
  const hash = createHash('sha256').update(key.export({ type: 'spki', format: 'der' }));
  const id = hash
    .digest('hex')
    .slice(0, 32)
    .replace(/[0-9a-f]/g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
  return { id, version, crx: `${source}.crx` };
};
