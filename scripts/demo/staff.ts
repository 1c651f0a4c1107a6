import { createClient } from '../../client/create-client.ts';
import type { DecisionBody } from '../../client/contract.ts';
import { orThrow } from '../../client/or-throw.ts';
import { sampleStaff } from '../../simulators/staff-provider/sample-staff.ts';
import { createBrowser } from './post-browser.ts';
import { say } from './say.ts';
import type { Tools } from './walk.ts';

const why = { reason: 'papers compared with the claim', ticket: 'QG-2026-00081' };

/** A member of the sample staff, signed in at their provider: their own client of the API. */
async function signInAsStaff(api: string, username: string) {
  const password = sampleStaff.find((member) => member.username === username)?.password ?? '';
  const browser = createBrowser();
  const form = { action: 'signIn', username, password };
  await browser.signIn(`${api}/v1/staff/sign-in`, `${api}/staff`, form);
  const cookie = `__Host-dinhdanh_staff=${browser.cookie('__Host-dinhdanh_staff') ?? ''}`;
  return createClient({
    url: api,
    language: 'en',
    fetch: (url, sent) =>
      fetch(url, { ...sent, headers: { ...sent.headers, cookie, origin: api } }),
  });
}

/** A member of staff looks at the review of a flow, and does what is theirs to do about the claim that is shown. */
export async function decideAsStaff(
  { api }: Pick<Tools, 'api'>,
  reference: string,
  username: string,
  act: Pick<DecisionBody, 'decision' | 'papers'>,
): Promise<void> {
  const { staff } = await signInAsStaff(api, username);
  const { name, roles } = orThrow(await staff.session()).staff;
  say(`\n${name} (${roles.join(', ')}) signs in as staff, and looks at GET /v1/staff/reviews`);
  const open = orThrow(await staff.reviews()).reviews.items;
  const { id } = open.find((review) => review.reference === reference) ?? { id: '' };
  const { claimDigest, findings, level } = orThrow(await staff.review(id, why)).review;
  say(`  ${reference}: worth level ${level}, found ${findings.join(', ')}; claim ${claimDigest}`);
  say(`POST /v1/staff/reviews/${id}/decisions ${JSON.stringify(act)}`);
  const decision = { body: { ...act, claimDigest, ...why }, key: crypto.randomUUID() };
  const { review } = orThrow(await staff.decideReview(id, decision));
  say(`  ${review.state}`);
}
