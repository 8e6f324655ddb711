// One sentence, read in two seconds from across a desk; spoken when it changes.
import type { Capture, DeviceKind } from '../../../preload/contract/index.ts';
import { Mark, type MarkName } from '../../design/mark.tsx';
import { useWords, type Words } from '../../words/use-words.ts';
import type { Sentence } from './sentence.ts';

export const Headline = (props: {
  readonly sentence: Sentence;
  readonly captures: readonly Capture[];
  readonly unseen: ReadonlySet<DeviceKind>;
  readonly nowMs: number;
}) => {
  const { sentence, captures, unseen, nowMs } = props;
  const words = useWords();
  return (
    <div className={`headline ${sentence.kind}`}>
      <Mark name={markOf(sentence)} />
      <div>
        <p className="sentence" role="status" aria-live="polite">
          {said(sentence, words)}
        </p>
        <p className="quiet">{detailOf(sentence, { captures, unseen, nowMs }, words)}</p>
      </div>
    </div>
  );
};

const markOf = (sentence: Sentence): MarkName => {
  switch (sentence.kind) {
    case 'nothing':
    case 'muted':
      return 'watching';
    case 'blind':
      return 'unknown';
    case 'impostor':
      return 'attention';
    case 'using':
      return sentence.devices === 'microphone' ? 'microphone' : 'camera';
  }
};

const said = (sentence: Sentence, { t, list }: Words): string => {
  if (sentence.kind === 'nothing') return t('now.nothing');
  if (sentence.kind === 'blind') return t('now.blind');
  const names = list(sentence.names);
  const devices = t(`device.${sentence.devices}`);
  if (sentence.kind === 'impostor') return t('now.impostor', { name: names, devices });
  const count = sentence.names.length;
  return sentence.kind === 'muted'
    ? t('now.muted', { count, names })
    : t('now.using', { count, names, devices });
};

const detailOf = (
  sentence: Sentence,
  { captures, unseen, nowMs }: Omit<Parameters<typeof Headline>[0], 'sentence'>,
  { t, duration }: Words,
): string => {
  if (sentence.kind === 'nothing') return t('now.nothingDetail');
  if (sentence.kind === 'blind') return t('now.blindDetail');
  const off = (['camera', 'microphone'] as const).find(
    (device) => !unseen.has(device) && !captures.some((capture) => capture.device === device),
  );
  return [
    t('now.for', { duration: duration(nowMs - Date.parse(sentence.since)) }),
    off && t(`now.${off}Off`),
  ]
    .filter(Boolean)
    .join(' ');
};
