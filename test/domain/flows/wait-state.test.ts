import { expect, test } from '@jest/globals';
import { failureType } from '../../../src/adapters/failure-type.ts';
import { OutsideSystemError } from '../../../src/adapters/outside-system-error.ts';
import { outageStateOf, waitStateOf } from '../../../src/domain/flows/wait-state.ts';
import { waitedFor } from '../../../src/domain/flows/waiting-for.ts';
import { nameFailures } from '../../../src/platform/name-failures.ts';

const systems = {
  carrier: 'Carrier',
  sms: 'Sms',
  email: 'Email',
  insurer: 'Insurer',
  sim_provider: 'SimProvider',
  ca: 'Ca',
  vietnam_post: 'VietnamPost',
} as const;
const reasons = {
  down: ['Down', 'down'],
  timeout: ['Slow', 'slow'],
  refused: ['Refused', 'refused'],
  malformed: ['Malformed', 'malformed'],
} as const;
const namesOf = <T extends string>(table: Record<T, unknown>): T[] => {
  const isOne = (name: string): name is T => name in table;
  return Object.keys(table).filter(isOne);
};
const cases = namesOf(systems).flatMap((system) =>
  namesOf(reasons).map((reason) => ({
    ...{ system, reason },
    type: `${systems[system]}${reasons[reason][0]}`,
    state: reasons[reason][1],
  })),
);

test.each(cases)(
  '$system that is $reason fails as $type',
  async ({ system, reason, type, state }) => {
    expect(failureType({ system, reason })).toBe(type);
    expect(outageStateOf(type)).toBe(state);
    const error = new OutsideSystemError({ system, reason, message: 'x', retryable: true });
    const { ask } = nameFailures({ ask: () => Promise.reject(error) });
    await expect(ask()).rejects.toMatchObject({
      type,
      nonRetryable: false,
      message: error.message,
    });
  },
);

test('the type that all of them had counts as an outage, in histories of that time', () => {
  expect(outageStateOf('OutsideSystemError')).toBe('down');
});

test.each(['', 'Error', 'DriverException', 'InputNotAuthentic', 'Down', 'TimeoutFailure'])(
  'a failure called "%s" is our own',
  (type) => {
    expect(outageStateOf(type)).toBeUndefined();
  },
);

test('whoever is waited for while nothing fails has a word, or fails whenever it is waited for', () => {
  const words = Object.fromEntries(waitedFor.map((who) => [who, waitStateOf(who)]));
  const failsOnly = { carrier: null, insurer: null, sms: null, email: null, ca: null };
  expect(words).toEqual({
    ...{ citizen: null, ...failsOnly, sim: 'prompt', post: 'papers' },
    ...{ other_party: 'hearing', staff: 'review', system: 'ours' },
  });
});
