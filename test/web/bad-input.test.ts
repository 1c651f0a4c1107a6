import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { paths, registerPath } from '../../web/paths.ts';
import { startWebSystem, type WebSystem } from './support/web-system.ts';

type Sent = {
  method?: string;
  body?: NonNullable<RequestInit['body']>;
  headers?: Record<string, string>;
};

/** A browser as far as it matters here: its cookies, and the headers of a form of our own page. */
function aBrowser(system: WebSystem) {
  const cookies = new Map<string, string>();
  const send = async (path: string, sent: Sent = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { origin: system.url, cookie, ...sent.headers };
    const at = path.startsWith('/') ? system.url + path : path;
    const answer = await fetch(at, { redirect: 'manual', ...sent, headers });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  const post = (path: string, form: Record<string, string>, headers = {}): Promise<Response> =>
    send(path, { method: 'POST', body: new URLSearchParams(form), headers });
  /** Where the answer leads, and what stands there. */
  const led = async (answer: Response) => {
    const to = answer.headers.get('location') ?? '';
    return { to, text: to === '' ? await answer.text() : await (await send(to)).text() };
  };
  return { cookies, send, post, led };
}

function flowCookieOf(cookies: ReadonlyMap<string, string>): readonly string[] {
  return [...cookies].find(([name]) => name.includes('flow_')) ?? [];
}

describe('what no page of ours has a browser send', () => {
  let system: WebSystem;
  beforeAll(async () => {
    system = await startWebSystem();
  }, 60_000);
  afterAll(() => system.stop());

  const register = `/vi${registerPath('mobile_subscriber')}`;
  const form = async (further: Record<string, string> = {}) => {
    const { documentNumber, fullName, dateOfBirth, phone } = await system.aPerson();
    const [year = '', month = '', day = ''] = dateOfBirth.split('-');
    const birth = { 'dateOfBirth-day': day, 'dateOfBirth-month': month };
    const typed = { documentNumber, fullName, phone, ...birth, 'dateOfBirth-year': year };
    const at = registerPath('mobile_subscriber');
    return { key: randomUUID(), at, consent: system.consentVersion, ...typed, ...further };
  };

  test('the form sent twice leads to the same flow; another one with its key is asked for anew', async () => {
    const browser = aBrowser(system);
    const sent = await form();
    const [first, second] = [
      await browser.post(register, sent),
      await browser.post(register, sent),
    ];
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    const other = await browser.post(register, await form({ key: sent.key }));
    const { text } = await browser.led(other);
    expect(text).toContain('Biểu mẫu đã được gửi trước đó');
    expect(text).not.toContain(sent.key);
  });

  test.each([
    ['without a key', { key: '' }, {}, 400],
    ['from another origin', {}, { origin: 'https://evil.example' }, 403],
    ['from no origin', {}, { origin: 'null' }, 403],
    ['from another site', {}, { 'sec-fetch-site': 'cross-site' }, 403],
    ['of 1 MB', { fullName: 'a'.repeat(1_048_576) }, {}, 413],
    ['that is no form', {}, { 'content-type': 'text/plain' }, 400],
  ])('a form %s is refused by a page', async (_name, further, headers, status) => {
    const answer = await aBrowser(system).post(register, await form(further), headers);
    const text = await answer.text();
    expect([answer.status, text.includes('<h1')]).toEqual([status, true]);
  });

  test('a step of a flow that the browser has no cookie of, or another’s, is nobody’s', async () => {
    const [own, stranger] = [aBrowser(system), aBrowser(system)];
    const { to } = await own.led(await own.post(register, await form()));
    const { to: theirs } = await stranger.led(await stranger.post(register, await form()));
    const submission = { key: randomUUID(), at: to, code: '000000', flow: 'x' };
    const nobody = aBrowser(system);
    const answer = await nobody.post(`${to}/buoc/otp`, submission);
    expect((await nobody.led(answer)).text).toContain('Không có hồ sơ này trên thiết bị');

    const [name = '', held = ''] = flowCookieOf(own.cookies);
    const [, foreign = ''] = flowCookieOf(stranger.cookies);
    const [startedAt, id] = held.split('.');
    own.cookies.set(name, [startedAt, id, foreign.split('.')[2]].join('.'));
    const read = await own.send(to);
    expect([read.status, own.cookies.has(name)]).toEqual([404, false]);
    expect((await stranger.send(theirs)).status).toBe(200);
  });

  test('the file of a complaint is not read for who holds none', async () => {
    const browser = aBrowser(system);
    const body = new FormData();
    body.set('key', randomUUID());
    body.set('file', new Blob([new Uint8Array(5 * 1024 * 1024)]), 'a.png');
    const answer = await browser.send(`/vi${paths.flows}/abc123/tep`, { method: 'POST', body });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/vi/ho-so/abc123']);
    const text = { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } };
    expect((await browser.send(`/vi${paths.flows}/abc123/tep`, text)).status).toBe(415);
  });

  test.each([
    ['a tag', 'Nguyễn <script>alert(1)</script>', 'Họ tên'],
    ['300 letters', 'Nguyễn '.repeat(43), '100'],
  ])(
    'a name with %s is refused at its field, and shown as it was typed',
    async (_name, fullName) => {
      const browser = aBrowser(system);
      const { text } = await browser.led(await browser.post(register, await form({ fullName })));
      expect(text).toContain('href="#fullName"');
      expect(text).not.toContain('<script>alert');
    },
  );

  test('marks of direction in a name are nothing: the flow goes on', async () => {
    const browser = aBrowser(system);
    const sent = await form();
    const fullName = `\u202E${sent.fullName}\u202C`;
    const { to, text } = await browser.led(await browser.post(register, { ...sent, fullName }));
    expect([to.includes('/ho-so/'), text.includes('name="code"')]).toEqual([true, true]);
  });

  test.each([['xx;q=nonsense,,'], ['*'], ['a'.repeat(2_000)]])(
    'a language of %s is Vietnamese',
    async (language) => {
      const headers = { 'accept-language': language };
      const answer = await fetch(system.url, { redirect: 'manual', headers });
      expect([answer.status, answer.headers.get('location')]).toEqual([302, '/vi']);
    },
  );
});
