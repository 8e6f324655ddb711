export { readExtensions } from './chromium-profiles.ts';
export { readFirefoxExtensions } from './firefox-profiles.ts';
export { readExtensionOrders } from './orders.ts';
