import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { flowToken } from '../../../src/api/http/access/flow-token.ts';
import { openToAll } from '../../../src/api/http/access/open-to-all.ts';
import { route } from '../../../src/api/http/route.ts';
import { keys } from '../support/edge.ts';
import { memoryRows } from '../support/memory-rows.ts';

const declared = {
  method: 'post',
  path: '/somewhere',
  answers: { 200: { description: 'Well', schema: z.object({ name: z.string() }) } },
  refusals: [],
} as const;
const tokens = { keys, rows: memoryRows() };
const answer = { status: 200, json: { name: 'n' } } as const;

// Checked by the compiler: each line that must not compile fails `npm run types` once it does.
test('what a route declares is what its handler gets and may answer', () => {
  // @ts-expect-error: a route without an access
  route({ ...declared, handle: () => answer });
  // @ts-expect-error: a status that is not declared
  route({ ...declared, access: openToAll, handle: () => ({ ...answer, status: 201 as const }) });
  route({
    ...declared,
    access: openToAll,
    // @ts-expect-error: an answer that is not of the schema declared
    handle: () => ({ status: 200, json: { name: 1 } }),
  });
  const ofFlow = ({ flowId }: { flowId: string }) => ({ ...answer, json: { name: flowId } });
  route({ ...declared, access: flowToken(tokens), handle: ofFlow });
  // @ts-expect-error: only the flow's token tells the flow
  route({ ...declared, access: openToAll, handle: ofFlow });

  const underKey = (request: { idempotencyKey: string }) => {
    const { idempotencyKey: name } = request;
    return { ...answer, json: { name } };
  };
  const keyed = { ...declared, access: openToAll, handle: underKey };
  route({ ...keyed, idempotencyKey: 'required' });
  // @ts-expect-error: a key that need not be there is no text
  route({ ...keyed, idempotencyKey: 'optional' });

  const full = route({
    ...declared,
    access: flowToken(tokens),
    idempotencyKey: 'required',
    body: z.object({ name: z.string() }),
    query: { page: z.string().transform(Number) },
    handle: ({ flowId, idempotencyKey, body, query }) => {
      const text: string[] = [flowId, idempotencyKey, body.name, query.page.toFixed()];
      return { status: 200, json: { name: text.join() } };
    },
  });
  expect(full.path).toBe('/somewhere');
});
