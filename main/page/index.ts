export { html, type Markup, nothing } from './markup.ts';
export { pageStyle } from './style.ts';
