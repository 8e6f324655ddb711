// Names, at the end of a run, each test that passed at its second try only, with what failed at the first.
import type { Reporter, TestCase } from 'vitest/node';

export class SecondTries implements Reporter {
  readonly #seen: string[] = [];

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky !== true) return;
    const [first] = test.result().errors ?? [];
    const why = first?.message.split('\n')[0] ?? 'no error was told';
    this.#seen.push(`${test.module.relativeModuleId} > ${test.fullName}: ${why}`);
  }

  onTestRunEnd(): void {
    if (this.#seen.length === 0) return;
    process.stdout.write(`\nPassed at the second try only:\n  ${this.#seen.join('\n  ')}\n\n`);
  }
}
