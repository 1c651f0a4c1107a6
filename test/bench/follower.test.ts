import { expect, it } from '@jest/globals';
import type { HttpAnswer } from '../../bench/load/http-client.ts';
import { createFollower } from '../../bench/methods/follower.ts';

const flow = (etag: string, more: object): HttpAnswer => ({
  status: 200,
  headers: { etag },
  json: { id: 'a', status: 'open', step: null, problem: null, ...more },
});
const atSimSignature = flow('"2-vi"', { step: { name: 'sim_signature' } });
const atConfirm = flow('"3-vi"', { step: { name: 'confirm' } });
const unchanged = { status: 304, headers: {}, json: null };

/** A follower of a portal that gives these answers, and what that was asked. */
function followerOf(...answers: HttpAnswer[]) {
  const asked: (string | undefined)[][] = [];
  const portal = {
    ask: (_name: string, { path, headers }: { path: string; headers?: Record<string, string> }) => {
      asked.push([path, headers?.['if-none-match']]);
      const answer = answers.shift();
      return answer ? Promise.resolve(answer) : Promise.reject(new Error('asked once too often'));
    },
    sum: () => ({ flowId: 'a', requests: [], ms: 0 }),
  };
  return { follow: createFollower(portal, '/v1/flows/a', {}), asked };
}

it('waits for a change of what it has read, and again from there, until the step is open', async () => {
  const again = { ...atSimSignature, headers: { etag: '"2.5-vi"' } };
  const { follow, asked } = followerOf(atSimSignature, again, atConfirm);
  const arrived = await follow();
  await expect(arrived('confirm')).resolves.toMatchObject({ step: { name: 'confirm' } });
  expect(asked).toEqual([
    ['/v1/flows/a', undefined],
    ['/v1/flows/a?wait=20', '"2-vi"'],
    ['/v1/flows/a?wait=20', '"2.5-vi"'],
  ]);
});

it('does not wait for a step that is open already', async () => {
  const { follow, asked } = followerOf(atConfirm);
  await (
    await follow()
  )('confirm');
  expect(asked).toHaveLength(1);
});

it.each([
  ['a refusal', flow('"3-vi"', { problem: { code: 'SimCancelled' } }), 'SimCancelled'],
  ['the end', flow('"3-vi"', { status: 'expired' }), 'ended as expired'],
  ['nothing', unchanged, 'nothing came in 20 s'],
])('fails when %s comes instead', async (_what, answer, reason) => {
  const { follow } = followerOf(atSimSignature, answer);
  const arrived = await follow();
  await expect(arrived('confirm')).rejects.toThrow(reason);
});
