import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Edge, startEdge } from '../support/edge.ts';

/** As browsers send it when somebody goes to an address. */
const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.stop());

const goTo = (path: string, accept: string) => edge.send('GET', path, { headers: { accept } });

describe('a browser gets a page', () => {
  test.each([
    ['/nowhere', 404, 'NotFound'],
    ['/problems/Nonsense', 404, 'NotFound'],
    ['/v1/flows/%E0%A4%A', 404, 'NotFound'],
    ['/v1/registrations/mobile_subscriber', 405, 'MethodNotAllowed'],
    ['/v1/flows/00000000000000000000000000000000', 401, 'FlowTokenMissing'],
    ['/callbacks/vietnam-post/return?state=forged', 422, 'PostStateMismatch'],
  ])('for %s: %i, in both languages', async (path, status, code) => {
    const answer = await goTo(path, browser);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      status,
      'text/html; charset=utf-8',
    ]);
    expect(answer.text).toContain(`href="/problems/${code}"`);
    expect(answer.text).toContain('<section lang="en">');
    expect(answer.text).toContain(answer.headers.get('x-request-id'));
    expect(answer.text).not.toContain('{"');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('vary')).toContain('Accept');
  });

  test.each(['*/*', 'application/json, text/plain, */*', 'application/problem+json', ''])(
    'and whoever accepts "%s" the problem',
    async (accept) => {
      const answer = await goTo('/nowhere', accept);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    },
  );

  test('for the return page of Vietnam Post when it is reloaded, which has taken all out of its address', async () => {
    const { status, text } = await goTo('/callbacks/vietnam-post/return', browser);
    expect(status).toBe(200);
    expect(text).toContain('Hãy quay lại trang trước');
    expect(text).toContain('sign in at Vietnam Post once more');
    expect(text).not.toContain('<script');
  });
});
