import { afterEach, expect, test } from '@jest/globals';
import { problemAnswer } from '../../../src/domain/flows/flow-view.ts';
import type { PostNoticeRead } from '../../../src/api/callbacks/vietnam-post.ts';
import type { ApiDeps } from '../../../src/api/create-app.ts';
import type { FlowEvent } from '../../../src/api/temporal/flows.ts';
import { type Edge, startEdge } from '../support/edge.ts';

const path = '/callbacks/vietnam-post';
const notice: PostNoticeRead = { outcome: 'notice', eventId: 'e1', subject: 's1' };
const flowsOf = (subject: string) => Promise.resolve(subject === 's1' ? ['f1', 'f2'] : []);

let edge: Edge;
afterEach(() => edge.stop());

/** An edge to which every notice reads like this, and the flows that were told. */
async function startWith(
  read: PostNoticeRead,
  answer: Awaited<ReturnType<ApiDeps['flows']['tell']>> = 'told',
) {
  const told: [string, FlowEvent][] = [];
  const read_: string[] = [];
  const kept: unknown[] = [];
  edge = await startEdge({
    postNotices: {
      read: (jwt) => (read_.push(jwt), Promise.resolve(read)),
      flowsOf,
      keep: (one) => (kept.push(one), Promise.resolve()),
    },
    flows: {
      start: () => Promise.reject(new Error('nothing is to be started here')),
      submit: () => Promise.reject(new Error('nothing is to be submitted here')),
      recall: () => Promise.resolve(null),
      tell: (flowId, event) => (told.push([flowId, event]), Promise.resolve(answer)),
    },
  });
  return { told, read: read_, kept };
}

const push = (body = 'a.b.c', type = 'application/secevent+jwt') =>
  edge.send('POST', path, { body, headers: { 'content-type': type } });

async function refusalOf(answer: ReturnType<typeof push>) {
  const { status, json } = await answer;
  return [status, problemAnswer.parse(json).code];
}

test('a notice is told to each flow that waits for its account, as often as it comes', async () => {
  const { told, read } = await startWith(notice);
  const event = { signal: 'postVerified', eventId: 'e1' };
  for (const type of ['application/secevent+jwt', 'Application/SecEvent+JWT; charset=utf-8']) {
    const { status, text } = await push('a.b.c', type);
    expect([status, text]).toEqual([202, '']);
    expect(told.splice(0)).toEqual([
      ['f1', event],
      ['f2', event],
    ]);
  }
  expect(read).toEqual(['a.b.c', 'a.b.c']);
});

test('a notice of an account that nobody waits for is kept, and answered alike', async () => {
  const { told, kept } = await startWith({ ...notice, subject: 'unknown' });
  expect(await push()).toMatchObject({ status: 202, text: '' });
  expect(told).toEqual([]);
  expect(kept).toEqual([{ eventId: 'e1', subject: 'unknown' }]);
});

test('a notice for flows that have ended is answered alike', async () => {
  await startWith(notice, 'ended');
  expect((await push()).status).toBe(202);
});

test('a notice that is not of the Post is refused, and its flaw logged', async () => {
  const { told } = await startWith({ outcome: 'refused', code: 'PostTokenAudienceMismatch' });
  expect(await refusalOf(push())).toEqual([400, 'PostNoticeInvalid']);
  expect(told).toEqual([]);
  expect(edge.lines.join('\n')).toContain('"flaw":"PostTokenAudienceMismatch"');
});

test('a notice is to come again while keys or flows are out of reach', async () => {
  await startWith({ outcome: 'unavailable' });
  expect(await refusalOf(push())).toEqual([503, 'PostUnavailable']);
  await edge.stop();
  await startWith(notice, 'unavailable');
  expect(await refusalOf(push())).toEqual([503, 'ServiceUnavailable']);
});

test('what is no notice at all is refused unread', async () => {
  const { read } = await startWith(notice);
  expect(await refusalOf(push('{}', 'application/json'))).toEqual([415, 'UnsupportedMediaType']);
  expect(await refusalOf(push('a.b.c', ''))).toEqual([415, 'UnsupportedMediaType']);
  expect(await refusalOf(push('x'.repeat(513 * 1024)))).toEqual([413, 'BodyTooLarge']);
  expect(read).toEqual([]);
  expect(await refusalOf(edge.send('GET', path))).toEqual([405, 'MethodNotAllowed']);
});
