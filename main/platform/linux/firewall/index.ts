export { linuxFirewall } from './firewall.ts';
