import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
interface Config {
  readonly asar: unknown;
  readonly publish: unknown;
  readonly npmRebuild: unknown;
  readonly electronFuses: unknown;
  readonly beforePack: unknown;
  readonly extraResources: unknown;
  readonly linux: { readonly target: string[]; readonly extraResources: unknown };
  readonly mac: {
    readonly target: string[];
    readonly extraResources: unknown;
    readonly binaries: unknown;
    readonly hardenedRuntime: unknown;
    readonly notarize: unknown;
  };
  readonly pkg: Record<string, unknown>;
  readonly deb: { readonly fpm: readonly string[]; readonly recommends: readonly string[] };
  readonly rpm: { readonly fpm: readonly string[] };
  readonly win: { readonly target: string[]; readonly extraResources: unknown };
}

// What electron-builder itself reads and checks with; both come with it.
const require = createRequire(join(root, 'node_modules', 'electron-builder', 'package.json'));
const { load } = require('js-yaml') as { load(text: string): Config };
const { default: Ajv } = require('ajv') as {
  default: new (
    options: object,
  ) => { compile(schema: object): ((value: unknown) => boolean) & { errors?: unknown } };
};
const schema = JSON.parse(
  readFileSync(join(root, 'node_modules/app-builder-lib/scheme.json'), 'utf8'),
) as object;
const config = load(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));

describe('electron-builder.yml', () => {
  it("fits electron-builder's own schema", () => {
    const fits = new Ajv({ strict: false, allErrors: true }).compile(schema);
    expect(fits(config), JSON.stringify(fits.errors, null, 1)).toBe(true);
    expect(fits({ ...config, noSuchOption: 1 })).toBe(false);
  });

  it('makes deb, AppImage, rpm, dmg, pkg and NSIS', () => {
    expect([...config.linux.target, ...config.mac.target, ...config.win.target]).toEqual([
      'deb',
      'AppImage',
      'rpm',
      'dmg',
      'pkg',
      'nsis',
    ]);
  });

  it('lays what polkit and systemd look for where they look, and it is about the packaged program', () => {
    expect(config.rpm.fpm).toEqual(config.deb.fpm);
    const laid = new Map(config.deb.fpm.map((pair) => pair.split('=') as [string, string]));
    expect([...laid.values()]).toEqual([
      '/usr/share/polkit-1/actions/io.github.callwarden.policy',
      '/usr/lib/systemd/system/callwarden.service',
    ]);
    const program = '/opt/Callwarden/callwarden-desktop';
    for (const file of laid.keys())
      expect(readFileSync(join(root, file), 'utf8')).toContain(program);
    expect(config.deb.recommends).toContain('pkexec | policykit-1');
  });

  it('has a package for macOS whose copy only root can change', () => {
    expect(config.pkg).toMatchObject({
      installLocation: '/Library/Callwarden',
      isRelocatable: false,
      allowCurrentUserHome: false,
    });
    const script = join(root, 'assets', String(config.pkg.scripts), 'postinstall');
    expect(statSync(script).mode & 0o111).toBe(0o111);
    expect(readFileSync(script, 'utf8')).toContain('/Library/Callwarden/Callwarden.app');
  });

  it('flips the fuses that turn the program into a plain Node, or let foreign code in', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
    expect(config.asar).toBe(true);
  });

  it('brings the native programs beside the archive, where the guard looks for it', () => {
    expect(config.linux.extraResources).toEqual([
      {
        from: 'native-probes/linux/build/callwarden-probe',
        to: 'native-probes/linux/build/callwarden-probe',
      },
      {
        from: 'native-probes/linux/build/callwarden-names',
        to: 'native-probes/linux/build/callwarden-names',
      },
    ]);
    const macProbe = 'native-probes/darwin/build/callwarden-probe';
    expect(config.mac.extraResources).toEqual([{ from: macProbe, to: macProbe }]);
    // Signed too: macOS does not notarise an application that holds an unsigned program.
    expect(config.mac.binaries).toEqual([`Contents/Resources/${macProbe}`]);
    expect([config.mac.hardenedRuntime, config.mac.notarize]).toEqual([true, true]);
    expect(config.win.extraResources).toEqual([
      {
        from: 'native-probes/win32/build/callwarden-probe.exe',
        to: 'native-probes/win32/build/callwarden-probe.exe',
      },
    ]);
  });

  it('brings the table of networks, whose work it stands on and the list of its parts, on every platform', () => {
    expect(config.extraResources).toEqual([
      { from: 'main/parties/build/parties.table', to: 'main/parties/build/parties.table' },
      { from: 'THIRD-PARTY.md', to: 'THIRD-PARTY.md' },
      { from: 'dist/sbom.cdx.json', to: 'sbom.cdx.json' },
    ]);
    expect(config.beforePack).toBe('scripts/make-sbom.mjs');
  });

  it('fetches and publishes nothing', () => {
    expect(config.publish).toBeNull();
    expect(config.npmRebuild).toBe(false);
  });
});

describe('the icons', () => {
  const drawing = (name: string): string => readFileSync(join(root, 'assets', name), 'utf8');
  const shapeOf = (svg: string): string =>
    svg.replaceAll(/<title>.*<\/title>|<!--.*-->|(fill|stroke)="#\w+"|\s+/g, '');

  it('of the tray differ in shape, not in colour alone', () => {
    const states = readdirSync(join(root, 'assets/tray')).sort();
    expect(states).toEqual([
      'attention.svg',
      'both.svg',
      'camera.svg',
      'microphone.svg',
      'watching.svg',
    ]);
    expect(new Set(states.map((name) => shapeOf(drawing(join('tray', name))))).size).toBe(5);
  });

  it('hold neither scripts nor anything from elsewhere', () => {
    for (const name of [
      'app.svg',
      ...readdirSync(join(root, 'assets/tray')).map((each) => join('tray', each)),
    ]) {
      expect(drawing(name)).not.toMatch(/<script|href=|url\(|on\w+=/i);
    }
    expect(existsSync(join(root, 'assets/app.svg'))).toBe(true);
  });
});
