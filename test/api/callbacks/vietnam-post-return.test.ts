import { createHash, randomUUID } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { referenceOf } from '../../../src/api/flows/flow-identity.ts';
import { problemAnswer } from '../../../src/domain/flows/flow-view.ts';
import { postState } from '../../../src/domain/proofs/post-state.ts';
import { type Edge, config, flowOfKey, keys, startEdge } from '../support/edge.ts';

const path = '/callbacks/vietnam-post/return';
const { id: flowId } = flowOfKey(randomUUID());
const state = postState(
  { flowId, step: 'vietnam_post', purpose: 'registration', number: 1 },
  (text) => keys.lookup('post-state', text).toString('base64url'),
);

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.stop());

const comeBack = (parameters: Record<string, string>) =>
  edge.send('GET', `${path}?${new URLSearchParams(parameters).toString()}`);

/** The script of a page, its attributes and its text. */
function scriptIn(page: string) {
  const [, attributes = '', text = ''] = /<script([^>]*)>([^]*?)<\/script>/.exec(page) ?? [];
  return { attributes, text };
}

describe('the page that a browser comes back to', () => {
  test('says in both languages to go on, and what a client without a page submits', async () => {
    const { status, text } = await comeBack({ code: '<b>&"', state, iss: 'https://post.example' });
    expect(status).toBe(200);
    expect(text).toContain('Hãy quay lại trang trước');
    expect(text).toContain('Go back to the page that you came from');
    expect(text).toContain(referenceOf(flowId));
    expect(text).toContain(`POST /v1/flows/${flowId}/steps/vietnam_post`);
    expect(text).toContain('{&#34;code&#34;:&#34;&#60;b&#62;&#38;\\&#34;&#34;');
    expect(text).not.toContain('<b>');
  });

  test('is kept nowhere, refers to nowhere, and runs its own script alone', async () => {
    const { headers, text } = await comeBack({ code: 'c', state });
    const script = scriptIn(text).text;
    const hash = createHash('sha256').update(script).digest('base64');
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'unsafe-none',
      'content-security-policy': expect.stringContaining(
        `script-src 'sha256-${hash}'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      ),
    });
  });

  test('gives what it brought to the client alone, and takes it out of the address', async () => {
    const { text } = await comeBack({ code: 'c', state });
    const { attributes, text: script } = scriptIn(text);
    expect(attributes).toBe(` data-origin="${config.api.webOrigin}"`);
    const calls: unknown[][] = [];
    const note =
      (...what: unknown[]) =>
      (...given: unknown[]) =>
        calls.push([...what, ...given]);
    runInNewContext(script, {
      URLSearchParams,
      document: { currentScript: { dataset: { origin: config.api.webOrigin } } },
      window: { opener: { postMessage: note('opener') } },
      BroadcastChannel: class {
        readonly postMessage;
        constructor(name: string) {
          this.postMessage = note(name);
        }
      },
      location: { search: `?code=c&state=${state}&type=another`, pathname: path },
      history: { replaceState: note('address') },
    });
    const message = { type: 'vietnam_post', code: 'c', state };
    expect(JSON.parse(JSON.stringify(calls))).toEqual([
      ['opener', message, config.api.webOrigin],
      ['vietnam_post', message],
      ['address', null, '', path],
    ]);
  });

  test.each([
    [{ error: 'access_denied' }, 'Đã hủy đăng nhập Bưu điện Việt Nam'],
    [{ error: 'server_error' }, 'Đăng nhập Bưu điện Việt Nam không thành công'],
    [{ error: 'server_error', code: 'c' }, 'Đăng nhập Bưu điện Việt Nam không thành công'],
    [{}, 'Đăng nhập Bưu điện Việt Nam không thành công'],
  ])('says after %j: %s', async (parameters, title) => {
    const { status, text } = await comeBack({ ...parameters, state });
    expect([status, text]).toEqual([200, expect.stringContaining(`<h1>${title}</h1>`)]);
    expect(text).not.toContain('/steps/vietnam_post');
    expect(text).toContain(referenceOf(flowId));
  });
});

test.each([
  ['none', ''],
  ['an empty one', '&state='],
  ['one that nobody made', '&state=abc'],
  ['one of another number', `&state=${state.replace('.1.', '.2.')}`],
  ['one with another MAC', `&state=${state.slice(0, -43)}${'A'.repeat(43)}`],
  ['two of them', `&state=${state}&state=${state}`],
])('a state that is not ours (%s) is refused', async (_, given) => {
  const { status, json } = await edge.send('GET', `${path}?code=c${given}`);
  expect([status, problemAnswer.parse(json).code]).toEqual([422, 'PostStateMismatch']);
});
