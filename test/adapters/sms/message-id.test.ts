import { expect, test } from '@jest/globals';
import {
  answeredId,
  type MessageIdDialect,
  receiptedId,
} from '../../../src/adapters/sms/message-id.ts';

test.each<[MessageIdDialect, string, string]>([
  ['same', '0a1B-77', '0a1B-77'],
  ['same', '1A2B', '00001a2b'],
  ['same', '0000123', '123'],
  ['same', 'aB_9', 'aB_9'],
  ['hex_answers', '1A2B', '0000006699'],
  ['hex_answers', '0000001a2b', '6699'],
  ['hex_answers', '1A2B', '1a2b'],
  ['hex_answers', 'ffffffffffffffff', '18446744073709551615'],
  ['hex_receipts', '6699', '1A2B'],
  ['hex_receipts', '0006699', '00001a2b'],
])('by %s, %s in the answer is %s in the receipt', (dialect, answered, receipted) => {
  expect(receiptedId(receipted, dialect)).toBe(answeredId(answered, dialect));
});

test.each<[MessageIdDialect, string, string]>([
  ['same', '0a1B-77', '0A1B-77'],
  ['same', '1a2b', '6699'],
  ['hex_answers', '6699', '6699'],
])('by %s, %s in the answer is not %s in the receipt', (dialect, answered, receipted) => {
  expect(receiptedId(receipted, dialect)).not.toBe(answeredId(answered, dialect));
});
