// What cannot be changed here, and why: by the administrator's wish, or because the system lets nobody do it.
import type { Capability, JournalEntry, Settings } from '../../preload/contract/index.ts';
import { useGuard } from '../store/store.ts';
import { useWords } from '../words/use-words.ts';
import { Said } from './said.tsx';

/** A sentence for each setting that the policy fixes. */
export const useFixed = (): ((field: keyof Settings) => string | undefined) => {
  const { t } = useWords();
  const policy = useGuard((state) => state.policy);
  return (field) =>
    policy?.fixed.includes(field) ? t('policy.fixed', { file: policy.file }) : undefined;
};

/** Why this user does not take such a change back; null where they may. */
export const useKept = (purpose: JournalEntry['purpose']): string | null => {
  const { t } = useWords();
  const policy = useGuard((state) => state.policy);
  return policy?.keptChanges.includes(purpose) ? t('policy.kept', { file: policy.file }) : null;
};

/** In place of a control that cannot be there. */
export const WhyNot = ({ what }: { readonly what: Capability }) => {
  const problem = useGuard((state) => state.missing[what]);
  if (problem === undefined) return null;
  return (
    <p className="quiet">
      <Said text={problem.message} /> <Said text={problem.advice} />
    </p>
  );
};
