export { makeReceipt } from './make-receipt.ts';
export { receiptsHtml } from './receipt-html.ts';
export {
  laneSentence,
  partyBytes,
  partyName,
  thirdPartySentence,
} from './receipt-sentences.ts';
