import { describe, expect, it } from 'vitest';
import { refusedAction } from '../../../main/guard/changes/elevation/allowed.ts';
import type { Action } from '../../../main/journal/index.ts';

const base = { step: 'a step', sentence: 'A sentence.', needsRoot: true } as const;
const writing = (path: string): Action => ({
  ...base,
  kind: 'write-file',
  path,
  content: Buffer.from('{}'),
  expected: { kind: 'absent' },
  mode: 0o644,
});
const taking = (path: string): Action => ({
  ...base,
  kind: 'quarantine',
  path,
  expected: { kind: 'entry', device: 1n, inode: 1n },
  bytes: 0,
});
const closing = (path: string, mode: number): Action => ({
  ...base,
  kind: 'set-mode',
  path,
  mode,
  expectedMode: 0o666,
});
const running = (...command: [string, ...string[]]): Action => ({
  ...base,
  kind: 'run-command',
  command,
  inverse: { none: 'The package is fetched again.' },
  timeoutMs: 1_000,
});

describe('what root does for anybody who asks', () => {
  it.each([
    writing('/etc/chromium/policies/managed/callwarden.json'),
    writing('/etc/xdg/autostart/zoom.desktop'),
    writing('/etc/udev/rules.d/10-callwarden-cameras.rules'),
    closing('/dev/video0', 0o660),
    running('apt-get', 'remove', '--yes', '--', 'zoom'),
    running('pacman', '--remove', '--noconfirm', '--', 'zoom'),
    running('pacman', '--remove', '--noconfirm', '--nosave', '--', 'zoom'),
    running('snap', 'disconnect', '--', 'zoom-client:camera'),
    running('systemctl', 'daemon-reload'),
    running('snap', 'remove', '--purge', '--', 'zoom-client'),
    running(
      'dnf',
      'remove',
      '--setopt=clean_requirements_on_remove=False',
      '--assumeyes',
      '--',
      'zoom',
    ),
    running('/bin/launchctl', 'bootout', 'system/us.zoom.ZoomDaemon'),
    running(
      '/bin/launchctl',
      'bootstrap',
      'system',
      '/Library/LaunchDaemons/us.zoom.ZoomDaemon.plist',
    ),
    running('/bin/launchctl', 'disable', 'system/us.zoom.ZoomDaemon'),
    running('/usr/sbin/pkgutil', '--forget', 'us.zoom.pkg.videomeeting'),
    running(
      '/usr/bin/defaults',
      'write',
      '/Library/Preferences/us.zoom.config',
      'ZAutoUpdate',
      '-bool',
      'true',
    ),
    running('/usr/bin/defaults', 'delete', '/Library/Preferences/us.zoom.config', 'ZAutoUpdate'),
    taking('/opt/zoom'),
    taking('/etc/cron.daily/slack'),
    taking('/var/log/zoom'),
    taking('/usr/share/icons/hicolor/256x256/apps/Zoom.png'),
  ])('does $kind', (action) => {
    expect(refusedAction([action])).toBeNull();
  });

  it.each([
    writing('/etc/passwd'),
    // A camera may be closed to everybody, and nothing else in /dev be touched.
    closing('/dev/video0', 0o666),
    closing('/dev/video0/../sda', 0o660),
    closing('/dev/sda', 0o660),
    writing('/dev/video0'),
    // What may be taken away may not be written: cron would run it.
    writing('/etc/cron.daily/slack'),
    writing('/usr/local/bin/zoom'),
    taking('/var/log/'),
    taking('/var/log/journal'),
    taking('/var/cache/apt/archives'),
    taking('/var/lib/dpkg'),
    taking('/usr/bin/sudo'),
    taking('/home/bob'),
    running('dpkg', '--root=/tmp/mine', '--remove', '--', 'zoom'),
    running('pacman', '--root=/tmp/mine', '--remove', '--noconfirm', '--', 'zoom'),
    running('pacman', '--remove', '--noconfirm', '--', '--cascade'),
    running('dnf', 'remove', '--assumeyes', '--', 'zoom', '--setopt=x=y'),
    writing('/etc/sudoers.d/x'),
    // macOS' own jobs, receipts and preferences, and whatever is no client's alone.
    running('/bin/launchctl', 'bootout', 'system/com.apple.tccd'),
    running('/bin/launchctl', 'bootout', 'system/us.zoom.ZoomDaemon', '--wait'),
    running('/bin/launchctl', 'bootout', 'system'),
    running('/bin/launchctl', 'bootstrap', 'system', '/tmp/us.zoom.ZoomDaemon.plist'),
    running('/bin/launchctl', 'bootstrap', 'system', '/Library/LaunchDaemons/../../tmp/x.plist'),
    running('launchctl', 'bootout', 'system/us.zoom.ZoomDaemon'),
    running('/usr/sbin/pkgutil', '--forget', 'com.apple.pkg.Core'),
    running('/usr/sbin/pkgutil', '--forget', '--volume'),
    running(
      '/usr/bin/defaults',
      'write',
      '/Library/Preferences/com.apple.security',
      'A',
      '-bool',
      'true',
    ),
    running('/usr/bin/defaults', 'write', '/etc/sudoers', 'A', '-bool', 'true'),
    running(
      '/usr/bin/defaults',
      'write',
      '/Library/Preferences/us.zoom.config',
      'A',
      '-array',
      'x',
    ),
    running('/usr/bin/defaults', 'delete', '/Library/Preferences/us.zoom.config'),
    writing('/etc/chromium/policies/'),
    writing('/root/.ssh/authorized_keys'),
    running('sh', '-c', 'id'),
    running('apt-get', 'remove', '--yes', '--', '-oDpkg::Pre-Invoke::=id'),
    running('apt-get', 'remove', '--yes', '-oDpkg::Pre-Invoke::=id', '--', 'zoom'),
    running('apt-get', 'remove', '--yes', '--'),
    running('apt-get', 'install', '--yes', '--', 'zoom'),
    running('systemctl', 'daemon-reload', '--root=/tmp'),
    running('/tmp/apt-get', 'remove', '--yes', '--', 'zoom'),
    running('dpkg', '--remove', '--', '../zoom'),
  ])('refuses %o', (action) => {
    expect(refusedAction([action])?.kind).toBe('not-permitted');
  });

  it('judges the way back as well', () => {
    const action: Action = {
      ...base,
      kind: 'run-command',
      command: ['snap', 'disconnect', '--', 'zoom-client:camera'],
      inverse: { command: ['sh', '-c', 'id'] },
      timeoutMs: 1_000,
    };
    expect(refusedAction([action])?.kind).toBe('not-permitted');
  });

  it('refuses a whole plan for one action of it', () => {
    expect(
      refusedAction([writing('/etc/xdg/autostart/zoom.desktop'), writing('/etc/passwd')]),
    ).not.toBeNull();
  });
});
