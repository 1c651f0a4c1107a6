import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Request } from 'playwright-core';
import { z } from 'zod';
import { paths, registerPath, signInPath } from '../../web/paths.ts';
import { describeInBrowser } from './support/browser.ts';
import { look } from './support/look.ts';
import { assetsOf, rawGet } from './support/raw-get.ts';
import { startWebSystem, type WebSystem } from './support/web-system.ts';

/** Design: web.md, "Budget". */
const mostBytes = 30 * 1024;

describeInBrowser('what surrounds the pages', (browser) => {
  let system: WebSystem;
  beforeAll(async () => {
    system = await startWebSystem();
  }, 180_000);
  afterAll(() => system.stop(), 30_000);

  const usual = [paths.home, paths.register, registerPath('mobile_subscriber'), paths.signIn];

  test.each(usual)('a first visit at %s has at most 30 kB in all', async (path) => {
    const gzip = { 'accept-encoding': 'gzip' };
    const page = await rawGet(system.at('vi', path), gzip);
    const isPacked = page.headers['content-encoding'] === 'gzip';
    const html = (isPacked ? gunzipSync(page.bytes) : page.bytes).toString('utf8');
    const files = await Promise.all(assetsOf(html).map((file) => rawGet(system.url + file, gzip)));
    expect(files.length).toBeGreaterThanOrEqual(3);
    for (const { headers } of files) {
      expect(headers).toMatchObject({
        'content-encoding': 'gzip',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
      });
    }
    const all = [page, ...files].reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(all).toBeLessThanOrEqual(mostBytes);
  });

  test.each([...usual, '/khong-co', paths.account])('%s is kept by nobody', async (path) => {
    const { headers } = await rawGet(system.at('vi', path));
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['x-frame-options']).toBe('DENY');
  });

  test.each([...usual, '/khong-co'])('%s has nothing inline, and no frame around', async (path) => {
    const { headers } = await rawGet(system.at('vi', path));
    const policy = String(headers['content-security-policy']);
    expect(policy).not.toMatch(/unsafe|\*/);
    for (const rule of [
      "default-src 'none'",
      "object-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ]) {
      expect(policy.split('; ')).toContain(rule);
    }
  });

  test('pages, redirects and files go by TLS for a year, and do nothing where they do not belong', async () => {
    const page = await rawGet(system.at('vi', paths.home));
    const [file = ''] = assetsOf(page.bytes.toString('utf8'));
    const answers = [page, await rawGet(`${system.url}/`), await rawGet(system.url + file)];
    expect(answers.map(({ status }) => status)).toEqual([200, 302, 200]);
    for (const { headers } of answers) {
      expect(headers).toMatchObject({
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      const policy = String(headers['content-security-policy']);
      for (const rule of ["default-src 'none'", "object-src 'none'", "base-uri 'none'"])
        expect(policy).toContain(rule);
      expect(policy).toContain("frame-ancestors 'none'");
    }
  });

  test('a password is masked as it is typed, may be pasted, and is filled in by its manager', async () => {
    const { bytes } = await rawGet(system.at('vi', signInPath('password')));
    const [field = ''] = /<input[^>]*name="password"[^>]*>/.exec(bytes.toString('utf8')) ?? [];
    expect(field).toContain('type="password"');
    expect(field).toContain('autocomplete="current-password"');
    expect(field).not.toMatch(/maxlength|onpaste|autocomplete="off"/);
    const page = await browser.open();
    await page.goto(system.at('vi', signInPath('password')));
    const typed = `document.querySelector('[name=password]').dispatchEvent(
      new ClipboardEvent('paste', { bubbles: true, cancelable: true }))`;
    expect(await page.evaluate<boolean>(typed)).toBe(true); // nobody has prevented it
  });

  test.each([
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    {},
  ])('a form that comes with %p is refused', async (said) => {
    const answer = await fetch(system.at('vi', signInPath('password')), {
      method: 'POST',
      headers: { ...said, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ key: randomUUID(), username: 'a', password: 'b' }),
    });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test.each(['', '*', 'fr;q=9,,;;', 'zz-ZZ;q=abc', 'x'.repeat(8_000), '"><script>'])(
    'whoever asks for the language %p gets one of ours',
    async (language) => {
      const { status, headers } = await rawGet(`${system.url}/`, { 'accept-language': language });
      expect(status).toBe(302);
      expect(['/vi', '/en']).toContain(headers['location']);
    },
  );

  test('a walk leaves nothing in addresses or in the reach of scripts', async () => {
    const page = await browser.open();
    const asked: Request[] = [];
    page.on('request', (request) => asked.push(request));
    const citizen = await system.aPerson();
    await system.registerInBrowser(page, citizen);
    await system.signInInBrowser(page, citizen);
    const cookies = await page.context().cookies();
    expect(cookies.length).toBeGreaterThan(0);
    for (const { name, httpOnly, secure, sameSite, path } of cookies) {
      expect(name).toMatch(/^__Host-/);
      expect({ httpOnly, secure, path }).toEqual({ httpOnly: true, secure: true, path: '/' });
      expect(['Lax', 'Strict']).toContain(sameSite);
    }
    const secrets = cookies.flatMap(({ value }) => value.split('.')).filter(isLong);
    secrets.push(citizen.documentNumber, citizen.phone.slice(3));
    const said = asked.map((request) => `${request.url()} ${request.headers()['referer'] ?? ''}`);
    expect(said.length).toBeGreaterThan(10);
    expect(secrets.filter((secret) => said.some((line) => line.includes(secret)))).toEqual([]);
    const reach = 'JSON.stringify([document.cookie, {...localStorage}, {...sessionStorage}])';
    expect(z.string().parse(await page.evaluate(reach))).toBe('["",{},{}]');
  }, 90_000);

  test.each([registerPath('mobile_subscriber'), signInPath('password'), paths.home])(
    '%s bears forced colours, and text set wider (WCAG 1.4.12)',
    async (path) => {
      const page = await browser.open({ width: 320, forcedColors: 'active' });
      await page.goto(system.at('vi', path));
      // By the browser, as an extension does it: the policy lets no page do so.
      await page.evaluate(`{
        const wider = new CSSStyleSheet();
        wider.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important;' +
          ' word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }');
        document.adoptedStyleSheets = [wider];
      }`);
      await look(page);
      expect(await page.evaluate<string[]>(cutOff)).toEqual([]);
    },
  );

  test('a slow phone registers', async () => {
    const page = await browser.open({ width: 320 });
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    await system.registerInBrowser(page, await system.aPerson());
  }, 90_000);
});

/** Text of which a part is hidden by its own box. */
const cutOff = `[...document.querySelectorAll('main *, header *')]
  .filter((one) => !one.closest('.govuk-visually-hidden, .govuk-skip-link'))
  .filter((one) => getComputedStyle(one).overflow === 'hidden')
  .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
  .map((one) => one.outerHTML.slice(0, 200))`;

/** Of a cookie's parts those that are secret or an id: the others are a time, or a word such as a method's. */
function isLong(part: string): boolean {
  return part.length >= 16;
}
