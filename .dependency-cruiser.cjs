/** The import rules of ARCHITECTURE.md. A row here is a row there. */
const room = (name, path, allowed) => ({
  name: `${name}-imports-only-its-neighbours`,
  severity: 'error',
  from: { path: `^${path}` },
  to: {
    path: '^(main|preload|renderer|native-probes|tests)/',
    pathNot: [`^${path}`, ...allowed.map((a) => `^${a}`)],
  },
});
const contract = 'preload/contract/';
const sentences = 'preload/sentences/';
const outcome = 'main/outcome\\.ts';
const port = 'main/platform/port/';
const catalogue = 'main/catalogue/';
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    room('contract', contract, []),
    room('sentences', sentences, []),
    room('catalogue', catalogue, [contract, outcome]),
    room('parties', 'main/parties/', [contract, outcome, catalogue]),
    room('platform', 'main/platform/', [contract, outcome, 'main/catalogue/']),
    room('watch', 'main/watch/', [contract, outcome, catalogue, port]),
    room('store', 'main/store/', [contract, outcome]),
    room('blocking', 'main/blocking/', [contract, outcome, 'main/parties/']),
    room('export', 'main/export/', [contract, outcome]),
    room('page', 'main/page/', []),
    room('receipts', 'main/receipts/', [contract, outcome, 'main/page/', 'main/store/']),
    room('journal', 'main/journal/', [contract, outcome, 'main/platform/files/', port]),
    room('lockdown', 'main/lockdown/', [contract, outcome, catalogue, port, 'main/journal/']),
    room('removal', 'main/removal/', [
      contract,
      outcome,
      catalogue,
      port,
      'main/journal/',
      'main/lockdown/codecs/',
    ]),
    room('cli', 'main/cli/', [
      contract,
      outcome,
      catalogue,
      'main/guard/',
      'main/bridge/',
      port,
      'main/export/',
      'main/page/',
      'main/receipts/',
    ]),
    room('bridge', 'main/bridge/', [contract, outcome, 'main/guard/']),
    room('app', 'main/app/', [
      contract,
      sentences,
      outcome,
      'main/guard/',
      'main/bridge/',
      'preload/channels\\.ts',
    ]),
    room('preload', 'preload/(index|channels)\\.ts', [contract]),
    room('renderer', 'renderer/', [contract, sentences]),
    {
      name: 'electron-only-in-the-shell',
      severity: 'error',
      from: { path: '^(main|preload|renderer)/', pathNot: '^(main/app/|preload/index\\.ts$)' },
      to: { path: '(^|/)electron($|/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
