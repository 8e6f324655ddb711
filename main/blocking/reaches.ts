// Whether a block lets its client talk to an address: what the rules say, for what is open already.
import type { Block } from '../../preload/contract/index.ts';
import { inSpan } from '../parties/index.ts';

/** `remote` null: the peer is not known. */
export const isCut = (
  { cut, spared, resolvers }: Block,
  remote: { readonly address: string; readonly port: number } | null,
): boolean => {
  // Where only some are cut, somebody unknown is left alone: it is media, as a rule, and not one of them.
  if (remote === null) return cut === null;
  const isIn = (list: readonly string[]): boolean =>
    list.some((span) => inSpan(span, remote.address));
  if (inSpan('127.0.0.0/8', remote.address) || inSpan('::1', remote.address)) return false;
  if (remote.port === 53 && isIn(resolvers)) return false;
  if (isIn(spared)) return false;
  return cut === null || isIn(cut);
};
