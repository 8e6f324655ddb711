// Switching a repository off leaves everything else as it was, byte for byte.
import { describe, expect, it } from 'vitest';
import {
  withoutGroup,
  withoutOneLine,
  withoutStanza,
} from '../../../main/removal/repository-text.ts';

describe('one line a repository', () => {
  it('comments out the lines that fetch from there, and no other', () => {
    const text = `# deb https://a.example/zoom old main
deb [arch=amd64 signed-by=/k.gpg] https://a.example/zoom stable main
deb-src https://a.example/zoom stable main # a remark
deb https://a.example/zoom-other stable main\r
  deb https://deb.example/debian bookworm main`;
    expect(
      withoutOneLine(text, 'https://a.example/zoom'),
    ).toBe(`# deb https://a.example/zoom old main
# deb [arch=amd64 signed-by=/k.gpg] https://a.example/zoom stable main
# deb-src https://a.example/zoom stable main # a remark
deb https://a.example/zoom-other stable main\r
  deb https://deb.example/debian bookworm main`);
  });
});

describe('stanzas', () => {
  const teams = 'Types: deb\nURIs: https://repo.example/teams\nSuites: stable\n';
  it('says no in the stanza that fetches from there', () => {
    expect(withoutStanza(teams, 'https://repo.example/teams')).toBe(`${teams}Enabled: no\n`);
    expect(withoutStanza(`Enabled: yes\n${teams}`, 'https://repo.example/teams')).toBe(
      `Enabled: no\n${teams}`,
    );
    expect(withoutStanza(teams.slice(0, -1), 'https://repo.example/teams')).toBe(
      `${teams.slice(0, -1)}\nEnabled: no`,
    );
  });
  it('leaves the others alone', () => {
    const other =
      '\n\nTypes: deb\nURIs:\n https://repo.example/other\n https://repo.example/teams2\nSuites: x\n';
    expect(withoutStanza(`${teams}${other}`, 'https://repo.example/teams')).toBe(
      `${teams.slice(0, -1)}\nEnabled: no\n${other}`,
    );
    expect(withoutStanza(`${teams}${other}`, 'https://repo.example/teams2')).toBe(
      `${teams}${other}Enabled: no\n`,
    );
    expect(withoutStanza(teams, 'https://repo.example/team')).toBe(teams);
  });
});

describe('groups of dnf', () => {
  const zoom = '[zoom]\nname=Zoom\nbaseurl=https://zoom.example/rpm\nenabled=1\ngpgcheck=1\n';
  const slack = '[slack]\nname=Slack\nbaseurl=https://slack.example/rpm\n';
  it('says 0 in the group that fetches from there, and no other', () => {
    expect(withoutGroup(`${zoom}\n${slack}`, 'https://zoom.example/rpm')).toBe(
      `${zoom.replace('enabled=1', 'enabled=0')}\n${slack}`,
    );
    expect(withoutGroup(`${zoom}\n${slack}`, 'https://slack.example/rpm')).toBe(
      `${zoom}\n${slack.replace('[slack]\n', '[slack]\nenabled=0\n')}`,
    );
  });
});
