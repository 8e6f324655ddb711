// A removal as the program does it, on a root and a home of a test's own.

import { type Catalogue, loadCatalogue } from '../../main/catalogue/index.ts';
import type { Changes } from '../../main/guard/changes/changes.ts';
import { openChanges } from '../../main/guard/changes/open-changes.ts';
import type { Outcome } from '../../main/outcome.ts';
import { linux } from '../../main/platform/linux/index.ts';
import type { Paths, ProbeOptions } from '../../main/platform/port/index.ts';
import type { Plan, Remnant, Survey } from '../../preload/contract/index.ts';

export interface Remover {
  readonly changes: Changes;
  survey(client: string): Promise<Survey>;
  /** What is chosen beforehand, and these too. */
  plan(survey: Survey, also?: readonly string[], purge?: boolean): Promise<Outcome<Plan>>;
}

/** `data`: where the journal is kept. `live`: what runs here is looked at too. */
export const removerAt = async (
  paths: Paths,
  data: string,
  live: ProbeOptions | null = null,
  catalogue: Catalogue = given(loadCatalogue()),
): Promise<Remover> => {
  const opened = await openChanges({
    platform: linux(),
    catalogue,
    paths,
    folder: data,
    live,
  });
  const { changes } = given(opened);
  return {
    changes,
    survey: async (client) => given(await changes.survey(client)),
    plan: ({ client, remnants }, also = [], purge = false) =>
      changes.planRemoval({ client, chosen: [...chosenIn(remnants), ...also], purge }),
  };
};

export const chosenIn = (remnants: readonly Remnant[]): readonly string[] =>
  remnants.filter(({ chosen }) => chosen).map(({ id }) => id);

export const given = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(`${outcome.problem.message} ${outcome.problem.cause ?? ''}`);
  return outcome.value;
};
