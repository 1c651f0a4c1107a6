import { afterEach, expect, test } from '@jest/globals';
import { readNotification } from '../../../src/adapters/sim-provider/client.ts';
import type { ApiDeps } from '../../../src/api/create-app.ts';
import type { FlowEvent } from '../../../src/api/temporal/flows.ts';
import { problemAnswer } from '../../../src/domain/flows/flow-view.ts';
import { aFault, aNotification } from '../../adapters/sim-provider/messages.ts';
import { ap } from '../../adapters/sim-provider/start-provider.ts';
import { type Edge, startEdge } from '../support/edge.ts';

type Prompt = Awaited<ReturnType<ApiDeps['simNotifications']['findPrompt']>>;
const open = { flowId: 'f1', transactionId: '_t1', outcome: null };

let edge: Edge | undefined;
afterEach(() => edge?.stop());

/** The edge in front of one prompt, and what a notification to it comes to. */
async function hear(
  message: Uint8Array,
  prompt: Prompt = open,
  told: 'told' | 'ended' | 'unavailable' = 'told',
) {
  const events: (FlowEvent & { flowId: string })[] = [];
  const abandoned: string[] = [];
  const started = await startEdge({
    flows: {
      start: () => Promise.reject(new Error('nothing is started here')),
      submit: () => Promise.reject(new Error('nothing is submitted here')),
      recall: () => Promise.resolve(null),
      tell: (flowId, event) => {
        events.push({ flowId, ...event });
        return Promise.resolve(told);
      },
    },
    simNotifications: {
      read: (bytes) => readNotification(bytes, ap),
      findPrompt: (apTransId) => Promise.resolve(apTransId === '_a1' ? prompt : null),
      keep: () => Promise.resolve(),
      abandon: (apTransId) => {
        abandoned.push(apTransId);
        return Promise.resolve();
      },
    },
  });
  edge = started;
  const answer = await started.send('POST', '/callbacks/sim-signature', {
    headers: { 'content-type': 'application/soap+xml; charset=utf-8' },
    body: message,
  });
  const code = answer.status === 200 ? null : problemAnswer.parse(answer.json).code;
  return { status: answer.status, code, events, abandoned, lines: started.lines };
}

const event = { flowId: 'f1', signal: 'simSigned', eventId: '_t1', transactionId: '_t1' };
const bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>';
const soap11 = 'http://schemas.xmlsoap.org/soap/envelope/';

test.each<[string, Prompt]>([
  ['that is open', open],
  ['whose order is not answered yet', { ...open, transactionId: null }],
])('a notification of a prompt %s is told to its flow', async (_what, prompt) => {
  expect(await hear(aNotification(), prompt)).toMatchObject({ status: 200, events: [event] });
});

test.each(['signed', 'cancelled', 'timed_out'])(
  'a repeated notification of a prompt that has ended as %s is answered alike, and told to nobody',
  async (outcome) => {
    const heard = await hear(aNotification(), { ...open, outcome });
    expect(heard).toMatchObject({ status: 200, events: [] });
  },
);

test.each([
  ['of 10 MB', Buffer.alloc(10 * 1024 * 1024, ' '), 413, 'SoapTooLarge'],
  ['of 20 kB', Buffer.alloc(20 * 1024, ' '), 413, 'SoapTooLarge'],
  ['with entities', aNotification({ prolog: bomb }), 400, 'SoapEntityForbidden'],
  ['with a DOCTYPE', aNotification({ prolog: '<!DOCTYPE x>' }), 400, 'SoapDoctypeForbidden'],
  ['in SOAP 1.1', aNotification({ soap: soap11 }), 400, 'SoapNamespaceUnknown'],
  ['that breaks off', aNotification().subarray(0, -40), 400, 'SoapMalformed'],
  ['that is a fault', Buffer.from(aFault(401)), 401, 'SimNotificationForged'],
  ['that is empty', Buffer.of(), 401, 'SimNotificationForged'],
  ['that is forged', aNotification({ apPassword: 'x' }), 401, 'SimNotificationForged'],
  ['for another application', aNotification({ apId: 'urn:x' }), 403, 'SimOtherApplication'],
  ['of another order', aNotification({ apTransId: '_a2' }), 404, 'SimTransactionUnknown'],
  ['of another transaction', aNotification({ transaction: '_t2' }), 404, 'SimTransactionUnknown'],
])('a notification %s is refused, and told to nobody', async (_what, message, status, code) => {
  const heard = await hear(message);
  expect(heard).toMatchObject({ status, code, events: [] });
  expect(heard.lines.join('')).not.toContain('AP_PWD');
});

test.each(['lapsed', 'abandoned'])(
  'a late notification of a prompt that has %s',
  async (outcome) => {
    const heard = await hear(aNotification(), { ...open, outcome });
    expect(heard).toMatchObject({ status: 410, code: 'SimTransactionEnded', events: [] });
  },
);

test('a notification for a flow that has ended frees the number', async () => {
  const heard = await hear(aNotification(), open, 'ended');
  expect(heard).toMatchObject({ status: 410, code: 'SimTransactionEnded', abandoned: ['_a1'] });
});

test('a notification that cannot be told now is to be repeated', async () => {
  const heard = await hear(aNotification(), open, 'unavailable');
  expect(heard).toMatchObject({ status: 503, code: 'ServiceUnavailable', abandoned: [] });
});
