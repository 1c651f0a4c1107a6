import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { createVietnamPostClient } from '../../../src/adapters/vietnam-post/client.ts';
import { clockToleranceSeconds } from '../../../src/adapters/clock-tolerance.ts';
import { aSignIn, bringBack, call, startPost, type StartedPost } from './start-post.ts';

let post: StartedPost;
beforeAll(async () => {
  post = await startPost();
});
afterEach(async () => {
  jest.restoreAllMocks();
  post.notices.splice(0);
  await post.simulators.clearFaults();
});
afterAll(() => post.close());

/** The notices that reach us when a clerk checks the papers of a citizen. */
async function noticesOf(fault?: string) {
  const citizen = await post.addCitizen(false);
  if (fault !== undefined) {
    await post.simulators.setFault({ system: 'post', fault, phone: citizen.phone });
  }
  const checked = await post.checkPapers(citizen.username);
  return { citizen, checked, notices: post.notices.map(({ jwt }) => jwt) };
}

const refused = (code: string) => ({ outcome: 'refused', code });

describe('a notice', () => {
  test('names the event and the account that signed in', async () => {
    const { citizen, checked, notices } = await noticesOf();
    const expected = aSignIn();
    const answer = await bringBack(post, expected, citizen.form);
    const signedIn = await post.client.redeem(answer, expected, call);
    const subject = signedIn.outcome === 'signed_in' ? signedIn.identity.subject : '';
    const notice = await post.client.readNotice(notices[0] ?? '', call);
    expect(notice).toEqual({
      outcome: 'notice',
      eventId: expect.any(String),
      subject,
    });
    expect(checked).toEqual({
      status: 200,
      body: { eventId: notice.outcome === 'notice' && notice.eventId, delivered: true },
    });
    expect(post.notices[0]?.type).toBe('application/secevent+jwt');
  });

  test('that comes twice has one event id', async () => {
    const { notices } = await noticesOf('repeated callback');
    const read = await Promise.all(notices.map((jwt) => post.client.readNotice(jwt, call)));
    expect(read).toHaveLength(2);
    expect(read[0]).toMatchObject({ outcome: 'notice', eventId: expect.any(String) });
    expect(read[1]).toEqual(read[0]);
  });

  test('that is lost never comes; the papers are checked all the same', async () => {
    const { checked, notices } = await noticesOf('lost callback');
    expect(notices).toEqual([]);
    expect(checked).toMatchObject({ status: 200, body: { delivered: false } });
  });

  test('signed by a key that was published just now is read at once', async () => {
    const before = await noticesOf();
    await post.client.readNotice(before.notices[0] ?? '', call);
    const { notices } = await noticesOf('turned keys');
    const read = await post.client.readNotice(notices.at(-1) ?? '', call);
    expect(read).toMatchObject({ outcome: 'notice' });
  });

  test('signed by a stranger under the name of the key is refused', async () => {
    const { notices } = await noticesOf('forged callback');
    expect(await post.client.readNotice(notices[0] ?? '', call)).toEqual(
      refused('PostTokenSignatureInvalid'),
    );
  });

  test('from tomorrow is refused', async () => {
    const { notices } = await noticesOf('clock skew');
    expect(await post.client.readNotice(notices[0] ?? '', call)).toEqual(
      refused('PostTokenNotYetValid'),
    );
  });

  test.each([
    ['is read a minute and a half before it was issued', 90, { outcome: 'notice' }],
    ['is refused before that', clockToleranceSeconds + 5, refused('PostTokenNotYetValid')],
  ])("by a clock that is behind the Post's %s", async (_what, seconds, read) => {
    const { notices } = await noticesOf();
    const behind = Date.now() - seconds * 1000;
    jest.spyOn(Date, 'now').mockReturnValue(behind);
    expect(await post.client.readNotice(notices[0] ?? '', call)).toMatchObject(read);
  });

  test('for another portal is refused', async () => {
    const { notices } = await noticesOf();
    const other = createVietnamPostClient({ ...post.settings, clientId: 'another-portal' });
    expect(await other.readNotice(notices[0] ?? '', call)).toEqual(
      refused('PostTokenAudienceMismatch'),
    );
  });

  test('that was changed on its way is refused', async () => {
    const { notices } = await noticesOf();
    const [header = '', payload = '', signature = ''] = (notices[0] ?? '').split('.');
    const claims = Buffer.from(payload, 'base64url').toString();
    const changed = Buffer.from(claims.replace(/"sub":"./, '"sub":"~')).toString('base64url');
    expect(await post.client.readNotice([header, changed, signature].join('.'), call)).toEqual(
      refused('PostTokenSignatureInvalid'),
    );
  });

  test('without a signature, or with a secret instead of a key, is refused', async () => {
    const claims = { iss: post.settings.issuer, aud: post.settings.clientId };
    const hs256 = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'secevent+jwt' })
      .sign(new TextEncoder().encode('x'.repeat(32)));
    for (const jwt of [new UnsecuredJWT(claims).encode(), hs256]) {
      expect(await post.client.readNotice(jwt, call)).toEqual(
        refused('PostTokenAlgorithmForbidden'),
      );
    }
  });

  test.each([[''], ['{}'], ['a.b.c'], ['x'.repeat(10_000)]])(
    'that is no JWT is refused (%#)',
    async (text) => {
      expect(await post.client.readNotice(text, call)).toEqual(refused('PostTokenMalformed'));
    },
  );

  test('cannot be read while the keys cannot be had', async () => {
    const { notices } = await noticesOf();
    await post.simulators.setFault({ system: 'post', fault: 'down' });
    const fresh = createVietnamPostClient(post.settings);
    await expect(fresh.readNotice(notices[0] ?? '', call)).rejects.toMatchObject({
      name: 'OutsideSystemError',
      reason: 'down',
    });
  });
});

test('a key of our own in the header is not taken for one of the Post', async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwt = await new SignJWT({})
    .setProtectedHeader({
      alg: 'ES256',
      typ: 'secevent+jwt',
      kid: 'ours',
      jwk: await exportJWK(publicKey),
    })
    .sign(privateKey);
  expect(await post.client.readNotice(jwt, call)).toEqual(refused('PostTokenSignatureInvalid'));
});

test('papers of nobody cannot be checked', async () => {
  expect(await post.checkPapers('nobody')).toMatchObject({ status: 404 });
});
