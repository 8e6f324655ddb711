// The first thing that runs in the window.
import './design/tokens.css';
import './design/base.css';
import './app/app.css';
import { createRoot } from 'react-dom/client';
import * as z from 'zod';
import { connect } from './api/connect.ts';
import { App } from './app/app.tsx';
import { start } from './store/store.ts';
import { startWords } from './words/language.ts';

// The content policy forbids code made from text, which zod would otherwise try.
z.config({ jitless: true });

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
// The component library's style elements carry it.
if (nonce !== undefined) Object.assign(globalThis, { __webpack_nonce__: nonce });

const root = document.getElementById('root');
if (root) {
  await startWords();
  createRoot(root).render(<App />);
  start(await connect());
}
