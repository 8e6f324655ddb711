// Versions: how each client numbers them, and which of two is older.
export { type Packaged, unpackaged } from './packaged.ts';
export { type Scheme, schemeOf } from './scheme.ts';
export { compareVersions, shortened, type Version } from './version.ts';
