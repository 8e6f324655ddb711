// What a removal asks of macOS. An application is a folder that goes as it stands, and the Installer only keeps books:
// there is no manager that would take anything away itself.
import { failure, success } from '../../../outcome.ts';
import { openTree } from '../../files/index.ts';
import { groundBelow } from '../../ground/index.ts';
import type { RemovalSource, Traces } from '../../port/index.ts';

export const removalSource: RemovalSource = {
  traces: async (_client, installations, paths): Promise<Traces> => {
    const tree = openTree(paths.root);
    if (!tree.ok) return { ...nothing, programs: [] };
    const ground = groundBelow(tree.value, paths);
    return {
      ...nothing,
      programs: installations.flatMap((installation) => {
        const entry = ground.entry(ground.shownOf(installation.path));
        return entry === null ? [] : [{ installation, entry }];
      }),
    };
  },
  // Receipts name files that an installer once wrote, not whose they are now.
  packagesOwning: async () => success(new Map()),
  askPackageManagers: async (packages) => {
    const [first] = packages;
    return first === undefined
      ? success([])
      : failure({
          kind: 'unavailable',
          subject: first.name,
          message: 'macOS has no package manager that takes an application away.',
          advice: 'Choose the application itself.',
        });
  },
};

const nothing: Omit<Traces, 'programs'> = {
  packages: [],
  menuEntries: [],
  soundRules: [],
  likenesses: [],
  defaultLists: [],
  repositoryLists: [],
};
