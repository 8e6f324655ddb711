// Makes the icons of every platform from the SVG sources in assets/, into dist/icons. Draws with the browser of the tests.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';

const root = join(import.meta.dirname, '..');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
/** A picture of a size for a Retina screen has `@2x` behind its name; Electron chooses. */
const traySizes = [
  [22, ''],
  [44, '@2x'],
];

/** Writes dist/icons/{<size>x<size>.png,icon.png,icon.ico,icon.icns,tray/*.png}; gives the files' names. */
export const makeIcons = async (
  out = join(root, 'dist', 'icons'),
  program = process.env.CALLWARDEN_CHROMIUM ?? '/usr/bin/chromium',
) => {
  await mkdir(join(out, 'tray'), { recursive: true });
  const browser = await chromium.launch({
    executablePath: program,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const written = [];
  const write = async (name, bytes) => {
    await writeFile(join(out, name), bytes);
    written.push(name);
  };
  try {
    const page = await browser.newPage();
    const pictures = new Map();
    const source = await readFile(join(root, 'assets', 'app.svg'), 'utf8');
    for (const size of sizes) {
      pictures.set(size, await draw(page, source, size));
      await write(`${size}x${size}.png`, pictures.get(size));
    }
    await write('icon.png', pictures.get(512));
    await write(
      'icon.ico',
      ico([16, 24, 32, 48, 64, 128, 256].map((size) => [size, pictures.get(size)])),
    );
    await write(
      'icon.icns',
      icns(
        [
          ['icp4', 16],
          ['icp5', 32],
          ['icp6', 64],
          ['ic07', 128],
          ['ic08', 256],
          ['ic09', 512],
          ['ic10', 1024],
        ].map(([type, size]) => [type, pictures.get(size)]),
      ),
    );
    for (const file of await readdir(join(root, 'assets', 'tray'))) {
      const state = await readFile(join(root, 'assets', 'tray', file), 'utf8');
      for (const [size, mark] of traySizes)
        await write(
          join('tray', `${basename(file, '.svg')}${mark}.png`),
          await draw(page, state, size),
        );
    }
  } finally {
    await browser.close();
  }
  return written;
};

const draw = async (page, svg, size) => {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  return page.screenshot({ omitBackground: true });
};

/** Pictures as PNG in Windows' icon format: a directory of 16 bytes each, then the pictures. */
const ico = (pictures) => {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let at = head.length;
  for (const [index, [size, png]] of pictures.entries()) {
    const entry = 6 + 16 * index;
    // 0 stands for 256.
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += png.length;
  }
  return Buffer.concat([head, ...pictures.map(([, png]) => png)]);
};

/** Pictures as PNG in macOS' icon format: type and length before each, and before all. */
const icns = (pictures) => {
  const parts = pictures.map(([type, png]) =>
    Buffer.concat([Buffer.from(type, 'latin1'), uint32(png.length + 8), png]),
  );
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from('icns', 'latin1'), uint32(body.length + 8), body]);
};

const uint32 = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const written = await makeIcons();
  console.log(`Made ${written.length} icons in dist/icons.`);
}
