// A system that systemd has booted: pid 1 of namespaces of its own, over a layer that catches every write. Its cgroups,
// its network, its users and its /run are its own; the machine below is only read.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type FarSide } from './far-side.ts';
import { type OwnChild, startOwnChild } from './own-child.ts';
import { ownFolder } from './own-folder.ts';
import { missingPackages } from './programs.ts';
import { until } from './until.ts';

const repository = join(import.meta.dirname, '..', '..');
const init = '/lib/systemd/systemd';

/** Why none can be booted here, or null. */
export const missingBoot = (...programs: readonly string[]): string | null => {
  if (process.getuid?.() !== 0) return 'the administrator';
  if (!existsSync(init)) return 'systemd';
  const kernel = readFileSync('/proc/filesystems', 'utf8');
  if (!/\boverlay\b/.test(kernel) || !/\bcgroup2\b/.test(kernel))
    return 'a kernel with overlayfs and control groups of version 2';
  return missingPackages(
    'unshare',
    'nsenter',
    'ip',
    'useradd',
    'setpriv',
    'systemctl',
    ...programs,
  );
};

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface BootedSystem {
  /** An ordinary user there, whose own systemd runs all the time. Root's password is `secret`. */
  readonly person: { readonly name: string; readonly uid: number; readonly home: string };
  /** The program there, root's own as an installed package is: Node and the script. */
  readonly program: readonly [string, string];
  root(command: readonly string[]): Ran;
  /** As the person, in a unit of their own systemd, as a desktop starts a program. */
  asPerson(command: readonly string[], env?: Readonly<Record<string, string>>): Ran;
  /** The folder there as seen from here. */
  path(inside: string): string;
  /** Kills it as a loss of power does, and boots it again on the same disk. */
  reboot(): Promise<void>;
  stop(): Promise<void>;
}

/** Every one of `hosts` answers at port 443; see `far-side.ts`. About three seconds. */
export const bootSystem = async (hosts: readonly string[] = []): Promise<BootedSystem> => {
  const folder = ownFolder('booted');
  const disk = await startOwnChild(
    [...dyingWithUs, ...layer, 'sh', '-ec', layDisk, 'sh', folder.path],
    {},
  );
  const ready = join(folder.path, 'ready');
  await until(
    'its disk',
    () => {
      if (disk.child.exitCode !== null) throw new Error(`its disk was not laid: ${disk.errors()}`);
      return existsSync(ready) || undefined;
    },
    20_000,
  );
  const uid = Number(readFileSync(ready, 'utf8'));
  const group = `callwarden-${folder.path.split('-').at(-1)}`;
  let running = await boot(disk, folder.path, group);
  let farSide = await connectTo(running, folder.path, hosts);
  const end = async (): Promise<void> => {
    await running.unshare.stop('SIGKILL');
    await farSide?.stop();
    await emptyGroup(disk, folder.path, group);
  };
  const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C.UTF-8' };
  const root: BootedSystem['root'] = (command) => {
    const limits = { encoding: 'utf8', timeout: 60_000, env } as const;
    const ran = spawnSync('nsenter', [...running.inside, ...command], limits);
    return { code: ran.status, out: ran.stdout, err: ran.stderr };
  };
  const asPerson: BootedSystem['asPerson'] = (command, env = {}) => {
    const runtime = `XDG_RUNTIME_DIR=/run/user/${uid}`;
    const settings = Object.entries(env).map(([name, value]) => `--setenv=${name}=${value}`);
    const unit = ['systemd-run', '--user', '--pipe', '--wait', '--collect', '--quiet', ...settings];
    return root(['runuser', '-u', 'anna', '--', 'env', runtime, ...unit, '--', ...command]);
  };
  return {
    person: { name: 'anna', uid, home: '/home/anna' },
    program: ['/usr/lib/callwarden/node', '/usr/lib/callwarden/dist/cli/callwarden.mjs'],
    root,
    asPerson,
    path: (inside) => join('/proc', String(running.pid), 'root', inside),
    reboot: async () => {
      await end();
      running = await boot(disk, folder.path, group);
      farSide = await connectTo(running, folder.path, hosts);
    },
    stop: async () => {
      await end();
      await disk.stop('SIGKILL');
      folder.remove();
    },
  };
};

/** No test that is killed leaves a system running. */
const dyingWithUs = ['setpriv', '--pdeathsig', 'KILL', '--'] as const;
const layer = ['unshare', '--mount', '--propagation', 'private'] as const;

/** Lays the layer, and into it one target, one person, and the program. Prints the person's number into `ready`. */
const layDisk = `
  disk=$1/disk; root=$1/root; mkdir $disk $root $1/groups
  mount -t tmpfs disk $disk; mkdir $disk/upper $disk/work
  mount -t overlay overlay -o lowerdir=/,upperdir=$disk/upper,workdir=$disk/work $root
  units=$root/etc/systemd/system
  rm -rf $units; mkdir -p $units $root/etc/tmpfiles.d $root/var/lib/systemd/linger
  ln -s /dev/null $root/etc/tmpfiles.d/tmp.conf
  ln -s /dev/null $units/systemd-timesyncd.service
  printf '[Unit]\\nRequires=basic.target dbus.service systemd-logind.service\\nAfter=basic.target dbus.service systemd-logind.service\\nAllowIsolate=yes\\n' > $units/booted.target
  chroot $root useradd --create-home --shell /bin/sh anna
  echo root:secret | chroot $root chpasswd
  touch $root/var/lib/systemd/linger/anna
  own=$root/usr/lib/callwarden; mkdir -p $own/dist $own/native-probes/linux $own/main/parties
  cp ${process.execPath} $own/node; cp ${repository}/package.json $own
  cp -r ${repository}/dist/cli $own/dist; cp -r ${repository}/native-probes/linux/build $own/native-probes/linux
  cp -r ${repository}/main/parties/build $own/main/parties
  chown -R 0:0 $own; chmod -R go-w $own; chmod 755 $own/node
  chroot $root id -u anna > $1/ready.new; mv $1/ready.new $1/ready
  exec sleep 3600`;

/** As a container's manager does: what belongs to the machine below (/sys, /proc/sys) can only be read. */
const becomeInit = `
  root=$1/root; cd $root
  mount -t proc proc proc; mount --bind proc/sys proc/sys; mount -o remount,bind,ro proc/sys
  [ ! -e proc/sysrq-trigger ] || mount --bind /dev/null proc/sysrq-trigger
  mount -t sysfs -o ro sysfs sys; mount -t cgroup2 cgroup2 sys/fs/cgroup
  mount -t tmpfs -o mode=755 dev dev
  for node in null zero full random urandom tty; do touch dev/$node; mount --bind /dev/$node dev/$node; done
  mkdir dev/pts dev/shm; mount -t tmpfs shm dev/shm
  mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts dev/pts; ln -s pts/ptmx dev/ptmx; ln -s /proc/self/fd dev/fd
  mount -t tmpfs -o mode=755 run run
  mkdir run/below; pivot_root . run/below; umount -l /run/below; rmdir /run/below
  exec env -i container=callwarden-test PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \\
    ${init} --system --unit=booted.target --log-target=null --show-status=no`;

const enterGroup = `
  groups=$1/groups; mount -t cgroup2 groups $groups
  mkdir -p $groups/$2; echo $$ > $groups/$2/cgroup.procs
  exec unshare --pid --fork --kill-child --mount --cgroup --ipc --net --uts sh -ec "$3" sh $1`;

interface Running {
  readonly unshare: OwnChild;
  readonly pid: number;
  /** What nsenter is told, before a command. */
  readonly inside: readonly string[];
}

const boot = async (disk: OwnChild, folder: string, group: string): Promise<Running> => {
  const enter = ['nsenter', '-t', String(disk.pid), '-m'];
  const unshare = await startOwnChild(
    [...dyingWithUs, ...enter, 'sh', '-ec', enterGroup, 'sh', folder, group, becomeInit],
    { env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } },
  );
  const pid = await until('its first process', () => systemdBelow(unshare.pid), 10_000);
  const inside = ['-t', String(pid), '-m', '-p', '-n', '-C', '-i', '-u', '--'];
  await until(
    'systemd to be up',
    () => {
      if (unshare.child.exitCode !== null) throw new Error(`it did not boot: ${unshare.errors()}`);
      const asked = spawnSync('nsenter', [...inside, 'systemctl', 'is-active', 'user@*'], {
        encoding: 'utf8',
      });
      return asked.stdout.trim() === 'active' || undefined;
    },
    30_000,
  );
  return { unshare, pid, inside };
};

const systemdBelow = (pid: number): number | undefined => {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  return children.map(Number).find((child) => nameOf(child) === 'systemd');
};

const nameOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    // It has ended meanwhile.
    return '';
  }
};

const connectTo = (
  { pid }: Running,
  folder: string,
  hosts: readonly string[],
): Promise<FarSide | null> =>
  hosts.length === 0 ? Promise.resolve(null) : connect(pid, folder, hosts);

/** Groups outlive their processes; the innermost go first. */
const emptyGroup = async (disk: OwnChild, folder: string, group: string): Promise<void> => {
  const at = join('/proc', String(disk.pid), 'root', folder, 'groups', group);
  const remove = `find "$1" -depth -type d -exec rmdir {} +`;
  await until(
    'its groups to be empty',
    () => {
      if (!existsSync(at) || readdirSync(at).length === 0) return true;
      const gone = spawnSync('sh', ['-c', remove, 'sh', at], { stdio: 'ignore' });
      return gone.status === 0 || undefined;
    },
    10_000,
  );
  execFileSync('nsenter', ['-t', String(disk.pid), '-m', 'umount', join(folder, 'groups')]);
};
