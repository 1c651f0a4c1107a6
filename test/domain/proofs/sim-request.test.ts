import { expect, test } from '@jest/globals';
import { type SimRequest, simSignedText } from '../../../src/domain/proofs/sim-request.ts';

const request: SimRequest = {
  purpose: 'registration',
  flowId: 'f1',
  step: 'sim_signature',
  apTransId: '_t1',
  phone: '+84961234501',
  code: '4711',
};

const others: Partial<SimRequest>[] = [
  { purpose: 'login' },
  { flowId: 'f2' },
  { step: 'confirm' },
  { apTransId: '_t2' },
  { phone: '+84961234502' },
  { code: '4712' },
  { flowId: 'f1","_t1', apTransId: '' },
];

test.each(others)('what is signed is another text with %j', (changed) => {
  expect(simSignedText({ ...request, ...changed })).not.toBe(simSignedText(request));
});

test('what is signed for the same request is the same text', () => {
  expect(simSignedText({ ...request })).toBe(
    '["dinhdanh/sim-signature/2","registration","f1","sim_signature","_t1","+84961234501","4711"]',
  );
});
