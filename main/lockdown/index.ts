// Lockdown: what is wrong with a client, why it matters, and the exact steps that mend it.
export { checkClients } from './check-clients.ts';
export { loadFacts } from './facts.ts';
export { planSteps } from './plan-steps.ts';
export { presetFor } from './preset.ts';
export { type Live, mendedFrom, type RunningClient, type Sight, type Systemd } from './sight.ts';
export { stepsOnTop } from './steps-on-top.ts';
