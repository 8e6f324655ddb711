// Which links open a client by a click.
import type { SchemeHandler } from '../../../port/index.ts';
import { execArguments } from '../command-line.ts';
import type { Look } from '../look.ts';
import { type Application, readApplications } from './applications.ts';
import { canStart } from './can-start.ts';
import { defaultApplications } from './default-applications.ts';

const prefix = 'x-scheme-handler/';
const userList = '~/.config/mimeapps.list';

export const readHandlers = ({ ground, owners, desktops }: Look): readonly SchemeHandler[] => {
  const applications = readApplications(ground);
  const canOpen = ({ entry }: Application) => canStart(entry, owners);
  const defaultFor = defaultApplications(ground, applications, canOpen, desktops);
  const list = ground.file(userList);
  const userListPath = list?.path ?? ground.placeOf(userList);
  return applications.flatMap(({ id, shown, entry }) => {
    const schemes = new Set(
      entry
        .list('MimeType')
        .flatMap((type) => (type.startsWith(prefix) ? [type.slice(prefix.length)] : [])),
    );
    if (schemes.size === 0) return [];
    const client =
      owners.ofCommand(execArguments(entry.value('Exec') ?? '')) ?? owners.ofFile(shown);
    const file = client === null ? null : ground.file(shown);
    if (client === null || file === null) return [];
    return [...schemes].map((scheme) => ({
      client,
      scheme,
      entry: file,
      isDefault: defaultFor(`${prefix}${scheme}`) === id,
      userListPath,
      userList: list,
    }));
  });
};
