export { installedSoftware } from './installed-software.ts';
