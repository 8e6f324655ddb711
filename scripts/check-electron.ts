// Reads the desktop program as it is built and refuses what opens it up: the checks of Electronegativity
// (https://github.com/doyensec/electronegativity/wiki) and of Electron's own list
// (https://www.electronjs.org/docs/latest/tutorial/security), on the syntax tree.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import ts from 'typescript';

type Part = 'main' | 'preload';

/** Options that must be spelled out for a window, and how. */
const requiredPreferences: Readonly<Record<string, boolean>> = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
};

/** Options with these values are refused wherever they stand. */
const refusedOptions: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    Object.entries(requiredPreferences).map(([name, value]) => [name, [String(!value)]]),
  ),
  enableRemoteModule: ['true'],
  plugins: ['true'],
  bypassCSP: ['true'],
  allowServiceWorkers: ['true'],
  rejectUnauthorized: ['false'],
};

/** Options that are refused with any value. */
const refusedNames = new Set(['enableBlinkFeatures', 'affinity', 'additionalArguments']);

const refusedCalls = new Set([
  'openExternal',
  'openPath',
  'executeJavaScript',
  'executeJavaScriptInIsolatedWorld',
  'insertCSS',
  'loadFile',
  'setCertificateVerifyProc',
  'appendArgument',
  'registerFileProtocol',
  'interceptFileProtocol',
  'registerPreloadScript',
]);

/** Chromium's and Node's switches that take a wall away. */
const refusedSwitches =
  /^(no-sandbox|disable-web-security|disable-site-isolation-trials|ignore-certificate-errors|allow-running-insecure-content|allow-file-access(-from-files)?|remote-debugging-(port|pipe|address)|inspect(-brk)?|js-flags|auth-server-whitelist|proxy-server|host-rules|load-extension)$/;

const refusedModules = /^(@electron\/remote|electron-remote|electron\/remote)(\/|$)/;

/** Each must be called somewhere in the main program. */
const requiredCalls = [
  'enableSandbox',
  'requestSingleInstanceLock',
  'setPermissionRequestHandler',
  'setPermissionCheckHandler',
  'setDevicePermissionHandler',
  'setDisplayMediaRequestHandler',
  'onBeforeRequest',
  'setWindowOpenHandler',
];
const requiredEvents = [
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'will-download',
];

/** What may be asked of `ipcRenderer`: answers, and events of one channel. */
const allowedOfRenderer = new Set(['invoke', 'on', 'off']);

/** What is wrong with this part of the built program; each a sentence with its line. Pure. */
export const electronFindings = (part: Part, text: string): readonly string[] => {
  const source = ts.createSourceFile(`${part}.js`, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const called = new Set<string>();
  const heard = new Set<string>();
  let windows = 0;
  let exposed = 0;
  const preferences = new Map<string, string>();
  const say = (node: ts.Node, what: string): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${part}.js:${line + 1}: ${what}`);
  };
  const property = (node: ts.PropertyAssignment): void => {
    const name = nameOf(node.name);
    const value = literalOf(node.initializer);
    if (refusedOptions[name]?.includes(value)) say(node, `${name} is ${value}`);
    if (refusedNames.has(name)) say(node, `${name} is set`);
    if (name === 'webPreferences' && ts.isObjectLiteralExpression(node.initializer))
      for (const each of node.initializer.properties)
        if (ts.isPropertyAssignment(each))
          preferences.set(nameOf(each.name), literalOf(each.initializer));
  };
  const call = (node: ts.CallExpression): void => {
    const name = calledName(node.expression);
    const [first] = node.arguments;
    const text = first && ts.isStringLiteralLike(first) ? first.text : '';
    called.add(name);
    if (name === 'on' || name === 'once') heard.add(text);
    if (refusedCalls.has(name)) say(node, `${name} is called`);
    if (name === 'appendSwitch' && refusedSwitches.test(text))
      say(node, `the switch ${text} is set`);
    if (name === 'loadURL' && /^(http|ws|file|data):?/.test(text)) say(node, `${text} is loaded`);
    if (name === 'require' && refusedModules.test(text)) say(node, `${text} is used`);
    if (name === 'exposeInMainWorld') exposed += 1;
    if (name === 'on' && text === 'certificate-error') say(node, 'certificate errors are handled');
    if (part === 'preload' && name === 'eval') say(node, 'eval is called');
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node)) property(node);
    else if (ts.isCallExpression(node)) call(node);
    else if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      if (refusedModules.test(node.moduleSpecifier.text))
        say(node, `${node.moduleSpecifier.text} is used`);
    } else if (ts.isNewExpression(node)) {
      const name = calledName(node.expression);
      if (/^(BrowserWindow|BrowserView|WebContentsView)$/.test(name)) windows += 1;
      if (part === 'preload' && name === 'Function') say(node, 'a function is made from text');
    } else if (part === 'preload' && ts.isIdentifier(node) && node.text === 'ipcRenderer')
      useOfRenderer(node, say);
    else if (ts.isArrayLiteralExpression(node)) {
      // Switches may stand in a list of pairs.
      const [first] = node.elements;
      if (first && ts.isStringLiteralLike(first) && refusedSwitches.test(first.text))
        say(node, `the switch ${first.text} is set`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  if (part === 'preload') {
    if (exposed !== 1)
      found.push(`preload.js: exposeInMainWorld is called ${exposed} times, not once`);
    return found;
  }
  if (windows !== 1) found.push(`main.js: windows are made at ${windows} places, not at one`);
  for (const [name, value] of Object.entries(requiredPreferences))
    if (preferences.get(name) !== String(value))
      found.push(`main.js: webPreferences has ${name}: ${preferences.get(name)}, not ${value}`);
  for (const name of requiredCalls)
    if (!called.has(name)) found.push(`main.js: ${name} is never called`);
  for (const name of requiredEvents)
    if (!heard.has(name)) found.push(`main.js: nothing listens to ${name}`);
  return found;
};

const useOfRenderer = (node: ts.Identifier, say: (node: ts.Node, what: string) => void): void => {
  const { parent } = node;
  const isImport = ts.isImportSpecifier(parent) || ts.isBindingElement(parent);
  // `import_electron.ipcRenderer.on`: the name is the middle of a chain.
  const whole =
    ts.isPropertyAccessExpression(parent) && parent.name === node ? parent.parent : parent;
  if (isImport) return;
  if (!ts.isPropertyAccessExpression(whole)) say(node, 'ipcRenderer is used for more than a call');
  else if (!allowedOfRenderer.has(whole.name.text))
    say(node, `ipcRenderer is used for ${whole.name.text}`);
  else if (!ts.isCallExpression(whole.parent) || whole.parent.expression !== whole)
    say(node, `ipcRenderer.${whole.name.text} is used without being called`);
};

const nameOf = (name: ts.PropertyName): string =>
  ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : name.getText();

/** Also as a minifier writes it: `!0`, `!1`. */
const literalOf = (value: ts.Expression): string => {
  const text = value.getText();
  return text === '!0' ? 'true' : text === '!1' ? 'false' : text;
};

const calledName = (expression: ts.Expression): string =>
  ts.isPropertyAccessExpression(expression)
    ? expression.name.text
    : ts.isIdentifier(expression)
      ? expression.text
      : '';

/** The built text, as scripts/build-app.mjs makes it, without writing it. */
const bundled = async (entry: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, '..', entry)],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    external: ['electron', 'systeminformation', 'ps-list'],
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = [
    ...electronFindings('main', await bundled('main/app/main.ts')),
    ...electronFindings('preload', await bundled('preload/index.ts')),
  ];
  if (found.length > 0) {
    console.error(`The desktop program is not as closed as it has to be:\n  ${found.join('\n  ')}`);
    process.exitCode = 1;
  } else
    console.log('The desktop program: windows, sessions, switches and the preload are closed.');
}
