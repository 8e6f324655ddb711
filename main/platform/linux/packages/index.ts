export { askPackageManagers } from './ask.ts';
export { packagesOwning } from './owning.ts';
