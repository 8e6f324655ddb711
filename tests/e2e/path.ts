// A person's path through the screens, against the real guard: the same in a browser and in the app's own window.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OwnChild } from '../rigs/own-child.ts';
import { startRecorder } from '../rigs/recorder.ts';
import { until } from '../rigs/until.ts';
import { violations } from './axe.ts';
import { type Screens, screensOf } from './screens.ts';
import type { Machine } from './window.ts';

/** A window on a running guard. */
export interface Face {
  readonly page: Page;
  /** Errors, breaches of the content policy, and requests that went elsewhere. */
  readonly complaints: string[];
}

/** Declares the tests of the path; `face` is asked when they run. */
export const walkThePath = (face: () => Face & { readonly machine: Machine }): void => {
  let page: Page;
  let screens: Screens;
  let machine: Machine;
  let zoom: OwnChild | null = null;
  let recordingSince = 0;

  beforeAll(() => {
    ({ page, machine } = face());
    screens = screensOf(page);
  });
  afterAll(() => zoom?.stop());

  it('says that nothing is listening', async () => {
    await screens.sentence('Nothing is listening.').waitFor();
  });

  it('a recorder at Zoom’s path changes the sentence and has a card', async () => {
    zoom = await startRecorder({ at: join(machine.root, 'opt/zoom/zoom'), env: machine.sound.env });
    recordingSince = Date.now();
    await screens.sentence('Zoom is using your microphone.').waitFor();
    await screens.card('Zoom').waitFor();
  });

  it('the card says how much there is to mend: as much as the wizard behind it lists', async () => {
    await screens.open('Alerts');
    await screens.open('Now');
    const line = screens.card('Zoom').getByRole('link', { name: /to mend/ });
    const said = await line.textContent();
    await line.click();
    await page.getByRole('heading', { level: 1, name: 'Lock down' }).waitFor();
    await page.locator('.finding').first().waitFor();
    expect(await page.locator('.finding').count()).toBe(Number.parseInt(said ?? '', 10));
    await screens.open('Now');
  });

  it('mute on the card mutes the stream in the sound server, and Undo opens it again', async () => {
    await page.getByRole('button', { name: 'Mute the microphone of Zoom', exact: true }).click();
    await until('the stream is muted', () => (mutes(machine).includes(true) ? true : undefined));
    await screens.sentence('Zoom has your microphone open, muted.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await until('the stream is open', () => (mutes(machine).includes(false) ? true : undefined));
    await screens.sentence('Zoom is using your microphone.').waitFor();
  });

  it('the alert stands on Alerts with its cause', async () => {
    await screens.open('Alerts');
    await page.getByText('Zoom opened the microphone.').first().waitFor();
    await page.getByText('Why', { exact: true }).first().click();
    await page
      .getByText(/opt\/zoom\/zoom/)
      .first()
      .waitFor();
  });

  it('the timeline has the bar, of the length that it had', async () => {
    await screens.open('Timeline');
    await page.getByRole('radio', { name: 'As a table' }).click();
    await page.getByRole('row').filter({ hasText: 'Microphone' }).first().waitFor();
    await page.getByRole('radio', { name: 'As a picture' }).click();
    const picture = page.getByRole('region', { name: /Microphone and camera use/ });
    await picture.focus();
    // To the closest: a minute.
    for (let press = 0; press < 12; press += 1) await page.keyboard.press('+');
    await page.keyboard.press('Home');
    await until('the picture is at now', async () =>
      (await paintedColumns(page)).columns > 20 ? true : undefined,
    );
    const { columns, width } = await paintedColumns(page);
    const seconds = (columns / width) * 60;
    expect(Math.abs(seconds - (Date.now() - recordingSince) / 1000)).toBeLessThan(2.5);
  });

  it('a process with a name of markup is shown as text', async () => {
    const name = '<img src=x onerror=alert(1)>';
    const evil = await startRecorder({ env: machine.sound.env, name });
    await screens.open('Now');
    await screens.card(name).waitFor();
    expect(await page.locator('main img').count()).toBe(0);
    await screens.open('Alerts');
    await page.getByText(`${name} opened the microphone.`).first().waitFor();
    await evil.stop();
  });

  it.each(['light', 'dark'] as const)('axe finds nothing on any screen, %s', async (theme) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    for (const name of ['Now', 'Timeline', 'Clients', 'Alerts', 'Settings'] as const) {
      await screens.open(name);
      expect(await violations(page), `${name}, ${theme}`).toEqual([]);
    }
    await page.goto(new URL('#/clients/zoom', page.url()).href);
    await page.getByRole('heading', { level: 1, name: 'Zoom' }).waitFor();
    expect(await violations(page), `the page of Zoom, ${theme}`).toEqual([]);
  });

  it('end asks first, can be left by Escape, and ends the client', async (context) => {
    // The guard sees the whole machine: a Zoom that this test did not start is not its to end.
    const strangers = (await zoomsOf(page)).filter((pid) => pid !== zoom?.pid);
    if (strangers.length > 0) context.skip(`another Zoom runs here: ${strangers.join(', ')}`);
    await screens.open('Now');
    const button = page.getByRole('button', { name: 'End Zoom', exact: true });
    await button.click();
    await page.getByRole('alertdialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect(zoom?.child.exitCode).toBeNull();
    await button.click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'End Zoom' }).click();
    await screens.sentence('Nothing is listening.').waitFor({ timeout: 10_000 });
  });

  it('nothing complained: no error, no breach of the content policy, no request elsewhere', () => {
    expect(face().complaints).toEqual([]);
  });
};

const mutes = ({ sound }: Machine): readonly boolean[] => {
  const listed: unknown = JSON.parse(
    execFileSync('pactl', ['-f', 'json', 'list', 'source-outputs'], {
      env: { ...sound.env, PULSE_SERVER: sound.server },
      encoding: 'utf8',
    }),
  );
  return (listed as { readonly mute: boolean }[]).map(({ mute }) => mute);
};

/** The pids of everything that the guard takes for Zoom. */
const zoomsOf = async (page: Page): Promise<readonly number[]> => {
  const outcome: unknown = await page.evaluate(async () => {
    const input = { client: 'zoom' } as const;
    if (window.callwarden) return window.callwarden.call('clients.get', input);
    const answer = await fetch('call/clients.get', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(input),
    });
    return answer.json();
  });
  const { value } = outcome as { value: { client: { processes: { pid: number }[] } } };
  return value.client.processes.map(({ pid }) => pid);
};

/** How many columns of the picture hold the microphone's colour, and how many there are. */
const paintedColumns = (
  page: Page,
): Promise<{ readonly columns: number; readonly width: number }> =>
  page.evaluate(() => {
    const canvas = document.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return { columns: 0, width: 1 };
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const columns = new Set<number>();
    for (let at = 0; at < data.length; at += 4)
      if (data[at] === 11 && data[at + 1] === 102 && data[at + 2] === 112)
        columns.add((at / 4) % canvas.width);
    return { columns: columns.size, width: canvas.width };
  });
