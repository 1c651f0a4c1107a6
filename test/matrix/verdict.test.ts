import { describe, expect, test } from '@jest/globals';
import { flowNames, rowOf } from '../../src/domain/flows/flows.ts';
import { notMet } from './coverage.ts';
import type { Facts } from './facts.ts';
import { timesOf } from './facts.ts';
import { keptResults, readDocument, withTables } from './kept.ts';
import { faultsIn } from './verdict.ts';

const way = {
  flow: { kind: 'registration', method: 'mobile_subscriber' },
  end: 'completed',
  level: 2,
  told: { messages: () => Promise.resolve([]), codes: 1 },
} as const;
const good: Facts = {
  ...{ status: 'completed', auditedTwice: [], codesUsed: 1, tries: 1, level: 2 },
  ...{ sessions: 0, accounts: 1, notices: 0, unsent: 0, texts: [1] },
};
const judged = (facts: Partial<Facts>, again = 0) => faultsIn(way, { ...good, ...facts }, again);

describe('the verdict about a flow', () => {
  test('is good where all holds, also with one message more, the very same', () => {
    expect(judged({})).toEqual([]);
    expect(judged({ texts: timesOf(['123456 là mã', '123456 là mã']) })).toEqual([]);
    expect(judged({ texts: [1, 1] }, 1)).toEqual([]);
  });

  test.each<[string, Partial<Facts>]>([
    ['lost: its row says open, not completed', { status: 'open' }],
    ['doubled: account.created', { auditedTwice: ['account.created'] }],
    ['2 accounts', { accounts: 2 }],
    ['1 sessions opened', { sessions: 1 }],
    ['2 tries at codes, and 1 were accepted', { tries: 2 }],
    ['level 3, and 2 was proven', { level: 3 }],
    ['lost: 1 notices are not sent', { unsent: 1 }],
    ['lost: 0 messages of 1 have come', { texts: [] }],
    ['2 different messages have come, and 1 were to', { texts: [1, 1] }],
    ['a message has come 3 times', { texts: [3] }],
  ])('says %s', (sentence, facts) => {
    expect(judged(facts)).toEqual([sentence]);
  });
});

test('a flow or a step that nothing was met at is named', () => {
  const met = flowNames.flatMap((flow) =>
    ['start', ...rowOf(flow).steps].map((step) => ({ flow, step })),
  );
  expect(notMet(met)).toEqual([]);
  const [first] = flowNames;
  if (!first) throw new Error('there are flows');
  const without = met.filter(({ flow, step }) => flow !== first || step !== 'otp');
  expect(notMet(without)).toEqual(['no way is met at otp of registration by mobile_subscriber']);
  expect(notMet(met.filter(({ flow }) => flow !== first))).toEqual([
    'no way goes through registration by mobile_subscriber',
  ]);
});

test('docs/reliability.md shows the results that are kept', () => {
  expect(withTables(readDocument(), keptResults())).toBe(readDocument());
});
