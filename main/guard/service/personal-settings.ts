// A person's settings: in the store where there is one, otherwise for as long as the guard runs.
import * as z from 'zod';
import {
  type Allowance,
  defaultSettings,
  type Policy,
  type Settings,
  settingsSchema,
} from '../../../preload/contract/index.ts';
import { failure, type Outcome, success } from '../../outcome.ts';
import type { Store } from '../../store/index.ts';
import { policyFile, underPolicy } from '../policy.ts';

/** As much of the store as this needs. */
export type SettingsStore = Pick<Store, 'setting' | 'setSetting'>;

const key = 'settings';
/** Each field for itself: a file of an older or a newer version keeps what is understood of it. */
const keptSchema = z.record(z.string(), z.unknown());

export class PersonalSettings {
  readonly #store: SettingsStore | null;
  readonly #clock: () => number;
  readonly #listeners = new Set<(settings: Settings) => void>();
  readonly #policy: () => Policy | null;
  #settings: Settings;

  /** `policy` is asked each time: it may change while we run. */
  constructor(
    store: SettingsStore | null,
    clock: () => number,
    policy: () => Policy | null = () => null,
  ) {
    this.#policy = policy;
    this.#store = store;
    this.#clock = clock;
    this.#settings = store ? readSettings(store) : defaultSettings;
  }

  /** As they hold now: under the policy, and a pause that is over is none. */
  current(): Settings {
    const settings = underPolicy(this.#settings, this.#policy());
    const { pausedUntil } = settings;
    const paused = pausedUntil !== null && Date.parse(pausedUntil) > this.#clock();
    return paused ? settings : { ...settings, pausedUntil: null };
  }

  /**
   * `not-permitted` for what the policy fixes. Where the store cannot keep them, nothing is changed and its problem comes
   * back.
   */
  save(change: SettingsChange): Outcome<Settings> {
    const fixed = this.#policy()?.settings ?? {};
    const refused = Object.entries(change).find(
      ([field, value]) =>
        value !== undefined &&
        Object.entries(fixed).some(([name, set]) => name === field && set !== value),
    );
    if (refused !== undefined) return failure(fixedByPolicy(refused[0]));
    const next = { ...this.#settings, ...withoutUndefined(change) };
    const kept = this.#store?.setSetting(key, next) ?? success(null);
    if (!kept.ok) return kept;
    this.#settings = next;
    for (const listener of this.#listeners) listener(this.current());
    return success(this.current());
  }

  allow(allowance: Allowance): Outcome<Settings> {
    const others = this.#settings.allowed.filter((each) => !sameAllowance(each, allowance));
    return this.save({ allowed: [...others, allowance] });
  }

  revoke(allowance: Allowance): Outcome<Settings> {
    return this.save({
      allowed: this.#settings.allowed.filter((each) => !sameAllowance(each, allowance)),
    });
  }

  /** Gives the function that ends the subscription. */
  onChange(listener: (settings: Settings) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

export type SettingsChange = { readonly [K in keyof Settings]?: Settings[K] | undefined };

/** What is stored and understood, and the defaults for the rest. */
export const readSettings = (store: Pick<SettingsStore, 'setting'>): Settings => {
  const kept = store.setting(key, keptSchema);
  if (!kept.ok || kept.value === null) return defaultSettings;
  const understood = Object.entries(kept.value).filter(
    ([field, value]) => settingsSchema.partial().safeParse({ [field]: value }).success,
  );
  return {
    ...defaultSettings,
    ...withoutUndefined(settingsSchema.partial().parse(Object.fromEntries(understood))),
  };
};

const fixedByPolicy = (field: string) =>
  ({
    kind: 'not-permitted',
    subject: field,
    message: 'Your administrator has set this for everybody on this machine.',
    advice: `Ask them to change it: it stands in ${policyFile}.`,
  }) as const;

const withoutUndefined = (change: SettingsChange): Partial<Settings> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

const sameAllowance = (a: Allowance, b: Allowance): boolean =>
  a.client === b.client && a.device === b.device;
