import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { problemAnswer } from '../../src/domain/flows/flow-view.ts';
import { badFields } from './support/bad-fields.ts';
import { badInputs, flow, start, withField } from './support/bad-inputs.ts';
import { badLogins } from './support/bad-logins.ts';
import { type Edge, startEdge } from './support/edge.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.stop());

describe('bad input is a problem with a code, and nothing is submitted', () => {
  test.each(Object.entries({ ...badInputs, ...badFields, ...badLogins }))(
    '%s',
    async (_, { method, path, options, status, code, field }) => {
      const readBefore = edge.rows.reads();
      const answer = await edge.send(method ?? 'POST', path ?? start, options);
      expect([answer.status, answer.json]).toEqual([status, expect.objectContaining({ code })]);
      const problem = problemAnswer.parse(answer.json);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(problem.status).toBe(status);
      expect(problem.type).toBe(`${edge.deps.settings.publicUrl}/problems/${code}`);
      expect(problem.traceId).toBe(answer.headers.get('x-request-id'));
      if (field) {
        expect(problem.errors).toContainEqual(
          expect.objectContaining({ pointer: field[0], code: field[1] }),
        );
      }
      expect(edge.submitted).toEqual([]);
      // Nobody has us ask the database but who holds a flow's token.
      const isOpened = options.token === flow.token && path?.includes(flow.id) === true;
      const isRoute = code !== 'NotFound';
      expect(edge.rows.reads() - readBefore).toBe(isOpened && isRoute ? 1 : 0);
    },
  );
});

test('a name in NFD is taken, in NFC', async () => {
  const own = await startEdge({
    flows: {
      ...edge.deps.flows,
      start: () => Promise.resolve({ kind: 'unavailable', code: 'ServiceUnavailable' }),
    },
  });
  const fullName = 'Nguyễn Thị Hòa'.normalize('NFD');
  const answer = await own.send('POST', start, withField({ fullName }));
  expect(answer.status).toBe(503);
  expect(own.submitted).toMatchObject([{ data: { fullName: 'Nguyễn Thị Hòa'.normalize('NFC') } }]);
  await own.stop();
});

test('a method that is not allowed is told those that are', async () => {
  const answer = await edge.send('PUT', `/v1/flows/${flow.id}`);
  expect(answer.headers.get('allow')).toBe('GET, DELETE, HEAD, OPTIONS');
  const options = await edge.send('OPTIONS', start);
  expect([options.status, options.headers.get('allow')]).toEqual([204, 'POST, OPTIONS']);
});
