// Writes dist/sbom.cdx.json: what the program is made of, for whoever has to know (CycloneDX 1.5, https://cyclonedx.org).
// Runs by itself whenever electron-builder packs: see `beforePack` in electron-builder.yml.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * npm lists what the lock file says; nothing is fetched. Electron is no dependency of the code, but it is what runs it.
 *
 * @param {string} project The folder of package.json and package-lock.json.
 * @returns {string} The file that was written.
 */
const makeSbom = (project) => {
  const manifest = readJson(join(project, 'package.json'));
  const lock = readJson(join(project, 'package-lock.json'));
  const bom = askNpm(project);
  const { component, ...metadata } = bom.metadata;
  const reference = component['bom-ref'];
  const electron = electronOf(lock);
  const shipped = shippedOf(lock);
  const components = bom.components.filter(({ name, version }) =>
    shipped.has(`${name}@${version}`),
  );
  const known = new Set([reference, ...components.map((each) => each['bom-ref'])]);
  const dependencies = bom.dependencies
    .filter(({ ref }) => known.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => known.has(each)) }));
  const complete = {
    ...bom,
    metadata: { ...metadata, component: { ...component, name: manifest.name } },
    components: [...components, electron],
    dependencies: [
      ...dependencies.map((each) =>
        each.ref === reference
          ? { ...each, dependsOn: [...each.dependsOn, electron['bom-ref']] }
          : each,
      ),
      { ref: electron['bom-ref'], dependsOn: [] },
    ],
  };
  const file = join(project, 'dist', 'sbom.cdx.json');
  mkdirSync(join(project, 'dist'), { recursive: true });
  writeFileSync(file, `${JSON.stringify(complete, null, 2)}\n`);
  return file;
};

/** For electron-builder, which calls it before it packs for each platform. */
export default ({ packager }) => {
  makeSbom(packager.projectDir);
};

const askNpm = (project) => {
  const wanted = [
    'sbom',
    '--sbom-format=cyclonedx',
    '--sbom-type=application',
    '--package-lock-only',
    '--offline',
  ];
  // Where npm itself started us it says where it stands; only so it can be started on Windows without a shell.
  const own = process.env.npm_execpath;
  const [program, ...before] =
    own !== undefined && basename(own).startsWith('npm') ? [process.execPath, own] : ['npm'];
  const { status, stdout, stderr, error } = spawnSync(program, [...before, ...wanted], {
    cwd: project,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  if (status !== 0) {
    const why = error?.message ?? stderr.trim();
    throw new Error(`npm (9 or later) could not list what the program is made of: ${why}`);
  }
  return JSON.parse(stdout);
};

/** npm's own `--omit=dev` also leaves out what the program shares with its tools (seen with npm 11.19); the lock file says it. */
const shippedOf = (lock) =>
  new Set(
    Object.entries(lock.packages).flatMap(([path, { name, version, dev }]) =>
      path === '' || dev === true
        ? []
        : [`${name ?? path.slice(path.lastIndexOf('node_modules/') + 13)}@${version}`],
    ),
  );

const electronOf = (lock) => {
  const { version, integrity } = lock.packages['node_modules/electron'];
  const [algorithm, digest] = (integrity ?? '').split('-');
  return {
    'bom-ref': `electron@${version}`,
    type: 'framework',
    name: 'electron',
    version,
    scope: 'required',
    description: 'The runtime: Chromium and Node.js.',
    purl: `pkg:npm/electron@${version}`,
    ...(algorithm === 'sha512'
      ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] }
      : {}),
    licenses: [{ license: { id: 'MIT' } }],
  };
};

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  console.log(`Wrote ${makeSbom(join(import.meta.dirname, '..'))}.`);
