// A client waits for others: for anyone on the network, or, as in 2019, for any web page through loopback.
import { atAddress, type EventRule, listenerAlert } from './rule.ts';

export const networkListener: EventRule = (event, context) => {
  if (event.type !== 'listener.opened' || event.listener.exposure !== 'network') return null;
  const { listener } = event;
  const name = context.nameOf(listener.client);
  return listenerAlert('network-listener', listener, name, context.nowMs, [
    `${name} accepts connections from other machines at ${atAddress(listener.local.address, listener.local.port)} (${listener.protocol}).`,
  ]);
};

export const loopbackListener: EventRule = (event, context) => {
  if (event.type !== 'listener.opened' || event.listener.exposure !== 'loopback') return null;
  const { listener } = event;
  // Browsers listen on loopback for their own developers' tools; a conferencing client has a web page's attention.
  if (context.categoryOf(listener.client) !== 'conferencing') return null;
  const name = context.nameOf(listener.client);
  return listenerAlert('loopback-listener', listener, name, context.nowMs, [
    `${name} runs a local server at ${atAddress(listener.local.address, listener.local.port)} (${listener.protocol}), which any program and many web pages on this machine can reach.`,
  ]);
};
