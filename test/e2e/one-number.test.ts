import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { rows } from '../../src/db/database.ts';
import { verifyAuditChain } from '../../src/db/audit-events.ts';
import { type Citizen, aCitizen, detailsOf, insuredDetailsOf } from '../support/citizens.ts';
import { flowOf, problemOf } from '../support/portal.ts';
import { password } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';

const parallel = 200;

let system: System;
beforeAll(async () => {
  system = await startSystem({
    THROTTLE_IP_STARTS_PER_HOUR: '100000',
    THROTTLE_DOCUMENT_STARTS_PER_HOUR: '100000',
    MAX_IN_FLIGHT: '1000',
    REQUEST_DEADLINE_MS: '60000',
  });
}, 60_000);
afterAll(() => system.stop(), 30_000);

type Fill = (citizen: Citizen, consentVersion: string) => object;
const methods: Record<string, Fill> = {
  mobile_subscriber: detailsOf,
  social_insurance: insuredDetailsOf,
};

/** A citizen with a phone and an insurance number of their own, all with one document number. */
async function register(documentNumber: string, [method, details]: [string, Fill]) {
  const citizen = aCitizen({ documentNumber });
  await system.simulators.addPerson(citizen);
  const body = details(citizen, system.consentVersion);
  const start = await system.portal.start(body, { method });
  if (start.status !== 201) return problemOf(start);
  const flow = flowOf(start);
  const code = await system.simulators.code(citizen.phone);
  flowOf(await system.portal.step(flow, 'otp', { code }));
  const end = await system.portal.step(flow, 'password', { password, repeated: password });
  return end.status === 200 ? flowOf(end) : problemOf(end);
}

test(`${parallel} registrations of one number at the same time, by every method, make one account`, async () => {
  const { documentNumber } = aCitizen();
  const ways = Object.entries(methods);
  const ends = await Promise.all(
    Array.from({ length: parallel / ways.length }, () =>
      ways.map((way) => register(documentNumber, way)),
    ).flat(),
  );
  const completed = ends.filter(({ status }) => status === 'completed');
  const others = ends.filter(({ status }) => status !== 'completed');
  expect(completed).toHaveLength(1);
  expect(new Set(others.map((end) => ('code' in end ? end.code : end)))).toEqual(
    new Set(['AccountAlreadyExists']),
  );
  const [count] = await rows(
    system.database.db,
    z.object({ accounts: z.coerce.number(), documents: z.coerce.number() }),
    sql`select (select count(*) from account) as accounts,
      (select count(*) from identity_document) as documents`,
  );
  expect(count).toEqual({ accounts: 1, documents: 1 });
  expect(await verifyAuditChain(system.database.db)).toMatchObject({ intact: true });
}, 180_000);
