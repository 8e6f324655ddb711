import { expect, it } from 'vitest';
import { alertLine } from '../../../main/cli/views/event.ts';
import { anAlert } from '../store/events.ts';

it('an alert’s line has all of its evidence, whole, and as text alone', () => {
  const alert = {
    ...anAlert('a'),
    evidence: ['It stands at /tmp/zoom.', 'No package owns it.\u001b[2J'],
  };
  expect(alertLine(alert)).toContain('It stands at /tmp/zoom. No package owns it.\\x1b[2J');
});
