import { expect, test } from '@jest/globals';
import { createPollingWorkers } from '../../../src/api/operations/polling-workers.ts';

/** A poller as Temporal names it, by a clock of its own. */
const poller = (identity: string, seconds: number) => ({
  identity,
  lastAccessTime: { seconds, nanos: 0 },
});

test("a worker polls while its polls go on, whatever Temporal's clock says of now", () => {
  let at = 1_000;
  const polling = createPollingWorkers(() => at);
  for (const seconds of [5, 9_999_999_999]) {
    expect(polling([poller('one', seconds)])).toEqual(['one']);
    at += 69_000;
    expect(polling([poller('one', seconds)])).toEqual(['one']);
    at += 1_000;
    expect(polling([poller('one', seconds)])).toEqual([]);
  }
  expect(polling([poller('one', 6), poller('two', 5)])).toEqual(['one', 'two']);
  expect(polling([])).toEqual([]);
});
