import { describe, expect, test } from 'vitest';
import { desktopEntry, lookOver, ownTree, placeIn } from './look.ts';

const zoom = () => ownTree().zoomDeb({ used: false, managed: false });
const entry = (Exec: string, MimeType = 'x-scheme-handler/zoommtg;') =>
  desktopEntry({ Name: 'x', Exec, MimeType });
const prompt = {
  '/usr/bin/prompt': 'a program',
  '~/.local/share/applications/prompt.desktop': entry('/usr/bin/prompt %u'),
};
const opens = async (tree: ReturnType<typeof zoom>, desktop?: string): Promise<boolean> => {
  const { handlers } = await lookOver(tree, desktop);
  const one = handlers.find(({ client, scheme }) => client === 'zoom' && scheme === 'zoommtg');
  if (one === undefined) throw new Error('zoom handles no zoommtg');
  return one.isDefault;
};

describe('what a click on a link opens', () => {
  test('the only one that handles it', async () => {
    expect(await opens(zoom())).toBe(true);
  });

  test('the nearest one, where nobody has chosen', async () => {
    expect(await opens(zoom().plant(prompt))).toBe(false);
  });

  test("the one that the user's list names first and that is there", async () => {
    const list = (value: string) => ({
      '~/.config/mimeapps.list': `[Default Applications]\nx-scheme-handler/zoommtg=${value}\n`,
    });
    expect(await opens(zoom().plant({ ...prompt, ...list('Zoom.desktop;prompt.desktop') }))).toBe(
      true,
    );
    expect(await opens(zoom().plant({ ...prompt, ...list('gone.desktop;Zoom.desktop') }))).toBe(
      true,
    );
    expect(await opens(zoom().plant({ ...prompt, ...list('prompt.desktop') }))).toBe(false);
  });

  test("the user's list before the system's, and that before the one beside the applications", async () => {
    const tree = zoom().plant({
      ...prompt,
      '/usr/share/applications/mimeapps.list':
        '[Default Applications]\nx-scheme-handler/zoommtg=prompt.desktop\n',
      '/etc/xdg/mimeapps.list': '[Default Applications]\nx-scheme-handler/zoommtg=Zoom.desktop\n',
    });
    expect(await opens(tree)).toBe(true);
    const chosen = '[Default Applications]\nx-scheme-handler/zoommtg=prompt.desktop\n';
    expect(await opens(tree.plant({ '~/.config/mimeapps.list': chosen }))).toBe(false);
  });

  test('an association that the user removed is none', async () => {
    const removed = '[Removed Associations]\nx-scheme-handler/zoommtg=Zoom.desktop;\n';
    expect(await opens(zoom().plant({ '~/.config/mimeapps.list': removed }))).toBe(false);
  });

  test("the cache's order counts among entries of one folder", async () => {
    const tree = zoom().plant({
      '/usr/bin/prompt': 'a program',
      '/usr/share/applications/zz.desktop': entry('/usr/bin/prompt'),
      '/usr/share/applications/mimeinfo.cache':
        '[MIME Cache]\nx-scheme-handler/zoommtg=zz.desktop;Zoom.desktop;\n',
    });
    expect(await opens(tree)).toBe(false);
  });

  test('an entry of the same name in the home hides the system’s', async () => {
    const tree = zoom().plant({
      '~/.local/share/applications/Zoom.desktop': desktopEntry({ Hidden: 'true' }),
    });
    expect((await lookOver(tree)).handlers).toEqual([]);
  });

  test('entries in folders have names with a dash', async () => {
    const tree = zoom().plant({
      '~/.local/share/applications/vendor/prompt.desktop': entry('/usr/bin/prompt'),
      '/usr/bin/prompt': 'a program',
      '~/.config/mimeapps.list':
        '[Default Applications]\nx-scheme-handler/zoommtg=vendor-prompt.desktop\n',
    });
    expect(await opens(tree)).toBe(false);
  });

  test('the handler tells where the choice is written, before and after it is', async () => {
    const tree = zoom();
    const before = (await lookOver(tree)).handlers[0];
    expect(before?.userList).toBeNull();
    expect(before?.userListPath).toBe(placeIn(tree, '~/.config/mimeapps.list'));
    const list = '[Default Applications]\nx-scheme-handler/zoommtg=Zoom.desktop\n';
    const after = (await lookOver(tree.plant({ '~/.config/mimeapps.list': list }))).handlers[0];
    expect(after?.userList?.content.toString()).toBe(list);
    expect(after?.userListPath).toBe(before?.userListPath);
  });

  test("a desktop's own list comes before the one for all", async () => {
    const choose = (id: string) => `[Default Applications]\nx-scheme-handler/zoommtg=${id}\n`;
    const tree = zoom().plant({
      ...prompt,
      '~/.config/mimeapps.list': choose('Zoom.desktop'),
      '~/.config/kde-mimeapps.list': choose('prompt.desktop'),
    });
    expect(await opens(tree, 'KDE')).toBe(false);
    expect(await opens(tree, 'GNOME')).toBe(true);
  });
});
