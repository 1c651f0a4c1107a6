import { expect, test } from '@jest/globals';
import { parseReceipt } from '../../../src/adapters/sms/receipt.ts';

const receipt = 4; // esm_class of a delivery receipt
const text = (message: string) => ({ esm_class: receipt, short_message: { message } });

test.each([
  ['DELIVRD', 'delivered'],
  ['EXPIRED', 'expired'],
  ['DELETED', 'undelivered'],
  ['UNDELIV', 'undelivered'],
  ['REJECTD', 'rejected'],
  ['ACCEPTD', 'unknown'],
  ['ENROUTE', 'unknown'],
  ['UNKNOWN', 'unknown'],
])('the text form with stat:%s is read as %s', (stat, state) => {
  const message =
    `id:0a1B-77 sub:001 dlvrd:001 submit date:2611240800 done date:2611240801 ` +
    `stat:${stat} err:000 text:id:9 stat:X`;
  expect(parseReceipt(text(message))).toEqual({ messageId: '0a1B-77', state });
});

test.each([
  [2, 'delivered'],
  [3, 'expired'],
  [4, 'undelivered'],
  [5, 'undelivered'],
  [8, 'rejected'],
  [1, 'unknown'],
  [250, 'unknown'],
])('the TLVs with message_state %i are read as %s, whatever the text says', (number, state) => {
  const pdu = {
    ...text('id:other stat:ENROUTE'),
    receipted_message_id: 'x_1',
    message_state: number,
  };
  expect(parseReceipt(pdu)).toEqual({ messageId: 'x_1', state });
});

test('the forms of vendors are read: lower case, a space, an id without a state', () => {
  expect(parseReceipt(text('ID: 77 Stat:delivrd'))).toEqual({
    messageId: '77',
    state: 'delivered',
  });
  expect(parseReceipt(text('id:77'))).toEqual({ messageId: '77', state: 'unknown' });
});

test.each([
  ["a citizen's answer", { ...text('id:77 stat:DELIVRD'), esm_class: 0 }],
  ['a receipt that names no message', text('stat:DELIVRD')],
  [
    'a receipt in an alphabet that nobody knows',
    { esm_class: receipt, short_message: { message: Buffer.of(1) } },
  ],
  ['a receipt without a body', { esm_class: receipt }],
  ['no deliver_sm', {}],
])('%s is no receipt', (_what, pdu) => {
  expect(parseReceipt(pdu)).toBeUndefined();
});
