import { expect, it } from '@jest/globals';
import { follow } from '../../bench/methods/follow.ts';
import type { FlowView } from '../../client/contract.ts';
import type { FlowEvent } from '../../client/follow-flow.ts';
import { flowView } from '../../src/domain/flows/flow-view.ts';
import { aRecord } from '../api/support/records.ts';

const flow = (details: Partial<FlowView>): FlowEvent => ({
  ok: true,
  status: 200,
  id: '1',
  flow: { ...flowView.parse({ ...aRecord('a'), steps: [] }), ...details },
});
const at = (name: 'sim_signature' | 'confirm') =>
  flow({ step: { name, waitingFor: 'citizen', actions: [], until: '' } });

/** A flow with these events, whose stream tells whether it was left. */
function eventsOf(...events: FlowEvent[]) {
  const stream = { left: false };
  return {
    stream,
    events: async function* (): AsyncGenerator<FlowEvent, void> {
      try {
        for (const event of events) yield await Promise.resolve(event);
      } finally {
        stream.left = true;
      }
    },
  };
}

it('has opened the stream when it answers, and waits in it until the step is open', async () => {
  const opened = eventsOf(at('sim_signature'), at('sim_signature'), at('confirm'), at('confirm'));
  const arrived = await follow(opened);
  await expect(arrived('confirm')).resolves.toMatchObject({ step: { name: 'confirm' } });
  expect(opened.stream.left).toBe(true);
});

it('does not wait for a step that is open already', async () => {
  const arrived = await follow(eventsOf(at('confirm')));
  await expect(arrived('confirm')).resolves.toMatchObject({ step: { name: 'confirm' } });
});

const refused = { type: '', title: '', status: 422, detail: '', code: 'SimCancelled' };
it.each([
  ['a refusal', [flow({ problem: { ...refused, nextActions: [] } })], 'SimCancelled'],
  ['the end', [flow({ status: 'expired', step: null })], 'ended as expired'],
  ['nothing', [], 'the events have ended'],
])('fails when %s comes instead', async (_what, events, reason) => {
  const opened = eventsOf(at('sim_signature'), ...events);
  const arrived = await follow(opened);
  await expect(arrived('confirm')).rejects.toThrow(reason);
  expect(opened.stream.left).toBe(true);
});
