// What snapd lets a client reach: the connections in its own record. Only the administrator may read it.
import * as z from 'zod';
import { causeOf } from '../../../../outcome.ts';
import type { Ground } from '../../../ground/index.ts';
import type { SandboxGrant } from '../../../port/index.ts';
import type { Look } from '../look.ts';

const record = '/var/lib/snapd/state.json';
const mostBytes = 64 * 1024 * 1024;

/** snapd's overlord/ifacestate: `"PLUG-SNAP:PLUG SLOT-SNAP:SLOT": { "interface": …, "undesired": … }`. */
const stateSchema = z.object({
  data: z.object({
    conns: z
      .record(
        z.string(),
        z.object({
          interface: z.string().optional(),
          /** A person has cut a connection that snapd would make by itself. */
          undesired: z.boolean().optional(),
          'hotplug-gone': z.boolean().optional(),
        }),
      )
      .default({}),
  }),
});

export const readSnapGrants = ({ ground, installations }: Look): readonly SandboxGrant[] => {
  const snaps = installations.filter(({ source }) => source === 'snap');
  if (snaps.length === 0) return [];
  const connections = readConnections(ground);
  return snaps.flatMap(({ client, scope, package: application }) => {
    if (application === null) return [];
    return connections
      .filter(({ id }) => id.startsWith(`${application}:`))
      .map(({ id, grant }) => ({
        client,
        source: 'snap' as const,
        application,
        scope,
        grant,
        place: id,
        overridePath: null,
        override: null,
      }));
  });
};

interface Connection {
  /** `zoom-client:camera core:camera` */
  readonly id: string;
  /** The interface; the plug's name where the record does not say. */
  readonly grant: string;
}

const readConnections = (ground: Ground): readonly Connection[] => {
  const unknown = (cause?: string): readonly Connection[] => {
    const advice = 'Ask snapd itself: snap connections NAME.';
    ground.report('invalid-data', record, 'does not say which snaps are connected', advice, cause);
    return [];
  };
  const content = ground.bytes(record, mostBytes);
  if (content === null) return ground.entry(record) === null ? unknown() : [];
  try {
    const state = stateSchema.safeParse(JSON.parse(content.toString('utf8')));
    if (!state.success) return unknown(z.prettifyError(state.error));
    return Object.entries(state.data.data.conns).flatMap(([id, connection]) => {
      if (connection.undesired === true || connection['hotplug-gone'] === true) return [];
      const plug = /^[^:]*:(\S+)/.exec(id)?.[1];
      const grant = connection.interface ?? plug;
      return grant === undefined ? [] : [{ id, grant }];
    });
  } catch (thrown) {
    return unknown(causeOf(thrown));
  }
};
