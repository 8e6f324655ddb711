// The contract's calls that look for what is wrong and change the machine.
import {
  type CallOutcome,
  changeCommands,
  changeQueries,
  type Problem,
} from '../../../preload/contract/index.ts';
import { failure, type Outcome, success } from '../../outcome.ts';
import type { Changes } from '../changes/changes.ts';
import { endpoint } from './endpoint.ts';

type ChangeCall = keyof typeof changeQueries | keyof typeof changeCommands;

/** `changes` is null where nothing can be changed: each call says why. */
export const changeEndpoints = (
  changes: Changes | null,
  why: Problem = cannotChange,
): {
  readonly [N in ChangeCall]: (name: string, raw: unknown) => Promise<CallOutcome<N>>;
} => {
  const using = async <T>(act: (changes: Changes) => Outcome<T> | Promise<Outcome<T>>) =>
    changes === null ? failure(why) : await act(changes);
  return {
    'lockdown.check': endpoint(changeQueries['lockdown.check'], ({ clients }) =>
      using((it) => it.check(clients)),
    ),
    'lockdown.plan': endpoint(changeQueries['lockdown.plan'], ({ findings }) =>
      using((it) => it.plan(findings)),
    ),
    'removal.survey': endpoint(changeQueries['removal.survey'], ({ client }) =>
      using((it) => it.survey(client)),
    ),
    'removal.plan': endpoint(changeQueries['removal.plan'], (wish) =>
      using((it) => it.planRemoval(wish)),
    ),
    'removal.farewell': endpoint(changeQueries['removal.farewell'], ({ client }) =>
      using((it) => it.farewell(client)),
    ),
    'journal.list': endpoint(changeQueries['journal.list'], () =>
      using((it) => listed(it.entries())),
    ),
    'journal.running': endpoint(changeQueries['journal.running'], () =>
      success(changes?.running() ?? null),
    ),
    'lockdown.apply': endpoint(changeCommands['lockdown.apply'], ({ plan }) =>
      using((it) => it.apply(plan)),
    ),
    'removal.apply': endpoint(changeCommands['removal.apply'], ({ plan }) =>
      using((it) => it.remove(plan)),
    ),
    'lockdown.tick': endpoint(changeCommands['lockdown.tick'], ({ finding, done }) =>
      using((it) => {
        const ticked = it.tick(finding, done);
        return ticked.ok ? success({}) : ticked;
      }),
    ),
    'journal.cancel': endpoint(changeCommands['journal.cancel'], () => {
      changes?.cancel();
      return success({});
    }),
    'journal.undo': endpoint(changeCommands['journal.undo'], ({ entry, whenChanged, steps }) =>
      using((it) => it.undo(entry, steps === undefined ? { whenChanged } : { whenChanged, steps })),
    ),
  };
};

const listed = <T>(list: Outcome<readonly T[]>): Outcome<T[]> =>
  list.ok ? success([...list.value]) : list;

const cannotChange: Problem = {
  kind: 'unavailable',
  subject: 'journal',
  message: 'Callwarden cannot keep its journal here, so it changes nothing.',
  advice: 'See Settings for what is wrong with its folder.',
};
