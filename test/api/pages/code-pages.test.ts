import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { problems } from '../../../src/domain/problems/problems.ts';
import { type Edge, startEdge } from '../support/edge.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.stop());

const scriptOf = (html: string) => /<script[^>]*>([^]*)<\/script>/.exec(html)?.[1] ?? '';
const outcomes = ['sending', 'done', 'invalid', 'busy', 'failed'];

type Sent = { url: string; options: RequestInit };

/** Runs a page's script at an address, and presses the button when told. */
async function open(path: string, hash: string, fetched: () => Promise<Response>) {
  const { text: html } = await edge.send('GET', path);
  const sent: Sent[] = [];
  const shown = outcomes.map((id) => ({ id, hidden: true }));
  const [target] = /(?<=data-target=")[^"]*/.exec(html) ?? [];
  let press: (event: { preventDefault: () => void }) => Promise<void> = () => Promise.resolve();
  const form = {
    code: { value: '' },
    send: { disabled: false },
    hidden: false,
    addEventListener: (_: string, listener: typeof press) => {
      press = listener;
    },
  };
  const replaced: unknown[] = [];
  runInNewContext(scriptOf(html), {
    document: {
      currentScript: { dataset: { target } },
      querySelector: () => form,
      querySelectorAll: () => shown,
    },
    location: new URL(`https://portal.example${path}${hash}`),
    history: { replaceState: (...given: unknown[]) => replaced.push(given[2]) },
    fetch: (url: string, options: RequestInit) => {
      sent.push({ url, options });
      return fetched();
    },
  });
  return {
    form,
    sent,
    replaced,
    press: () => press({ preventDefault: () => undefined }),
    shows: () => shown.filter(({ hidden }) => !hidden).map(({ id }) => id),
  };
}

const answers = (status: number) => () => Promise.resolve(new Response(null, { status }));

describe.each([
  ['/not-me', 'NotMeCodeInvalid', 'This was not me'],
  ['/cancel', 'CancelCodeInvalid', 'Cancel what was asked for'],
] as const)('%s', (path, refusal, title) => {
  test('the code of the link is filled in and leaves the address; nothing is sent by that', async () => {
    const { form, sent, replaced } = await open(path, '#7K3F-92QX-00DD', answers(200));
    expect(form.code.value).toBe('7K3F-92QX-00DD');
    expect(replaced).toEqual([path]);
    expect(sent).toEqual([]);
  });

  test('what the button sends is what the API takes', async () => {
    const { press, sent } = await open(path, '#7K3F-92QX-00DD', answers(200));
    await press();
    const [{ url, options } = { url: '', options: {} }] = sent;
    const { json } = await edge.send(String(options.method), url, { body: options.body });
    expect(json).toMatchObject({ code: refusal }); // asked for, and of nobody here
  });

  test.each([
    [200, 'done'],
    [422, 'invalid'],
    [400, 'invalid'],
    [429, 'busy'],
    [503, 'failed'],
  ])('an answer of %i is told as %s', async (status, outcome) => {
    const { form, press, shows } = await open(path, '', answers(status));
    await press();
    expect(shows()).toEqual([outcome]);
    expect(form.hidden).toBe(outcome === 'done');
    expect(form.send.disabled).toBe(false);
  });

  test('a connection that fails is told, too', async () => {
    const { press, shows } = await open(path, '', () => Promise.reject(new Error('offline')));
    await press();
    expect(shows()).toEqual(['failed']);
  });

  test('it runs this one script, calls this origin alone, and speaks both languages', async () => {
    const { text: html, headers } = await edge.send('GET', path);
    const policy = headers.get('content-security-policy') ?? '';
    const hash = createHash('sha256').update(scriptOf(html)).digest('base64');
    expect(policy).toContain(`script-src 'sha256-${hash}'; connect-src 'self';`);
    expect(policy).toContain("default-src 'none'");
    for (const id of outcomes) expect(html).toContain(`<div id="${id}" hidden><p>`);
    expect(html).toContain(title);
    expect(html).toContain(problems[refusal].detail.vi);
  });
});
