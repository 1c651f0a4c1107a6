import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { createVietnamPostClient } from '../../../src/adapters/vietnam-post/client.ts';
import { createBrowser } from '../../../scripts/demo/post-browser.ts';
import { aSignIn, bringBack, call, signIn, startPost, type StartedPost } from './start-post.ts';

let post: StartedPost;
beforeAll(async () => {
  post = await startPost();
});
afterEach(() => post.simulators.clearFaults());
afterAll(() => post.close());

describe('who signs in at the Post', () => {
  test('is told apart by whether a clerk has checked the papers', async () => {
    const checked = await post.addCitizen(true);
    expect(await signIn(post, checked.form)).toEqual({
      outcome: 'signed_in',
      identity: {
        subject: expect.stringMatching(/^[\w-]{22}$/),
        papersChecked: true,
        fullName: checked.fullName,
        dateOfBirth: checked.dateOfBirth,
        sex: checked.sex,
        documents: [{ kind: 'personal_id_number', number: checked.documentNumber }],
        phone: checked.phone,
        unreadable: [],
      },
    });
    const pending = await post.addCitizen(false);
    expect(await signIn(post, pending.form)).toMatchObject({ identity: { papersChecked: false } });
  });

  test('brings the CMND that the Post holds beside the CCCD', async () => {
    const { form, documentNumber } = await post.addCitizen(true, { otherNumbers: ['031234567'] });
    expect(await signIn(post, form)).toMatchObject({
      identity: {
        documents: [
          { kind: 'personal_id_number', number: documentNumber },
          { kind: 'citizen_id_old9', number: '031234567' },
        ],
      },
    });
  });

  test('is asked for a password even when the browser is still signed in', async () => {
    const [first, second] = [await post.addCitizen(true), await post.addCitizen(true)];
    const browser = createBrowser();
    const subjects = [];
    for (const { form } of [first, second]) {
      const expected = aSignIn();
      const url = await post.client.authorizationUrl(expected, call);
      const end = await browser.signIn(url, expected.redirectUri, form);
      const { code = '', state = '' } = Object.fromEntries(new URL(end.url).searchParams);
      const signedIn = await post.client.redeem({ code, state }, expected, call);
      if (signedIn.outcome === 'signed_in') subjects.push(signedIn.identity.documents[0]?.number);
    }
    expect(subjects).toEqual([first.documentNumber, second.documentNumber]);
  });

  test('stays on the page with a wrong password, and comes back without a code after "Hủy"', async () => {
    const { form } = await post.addCitizen(true);
    const expected = aSignIn();
    const url = await post.client.authorizationUrl(expected, call);
    const wrong = { ...form, password: 'không phải tôi' };
    expect(await createBrowser().signIn(url, expected.redirectUri, wrong)).toMatchObject({
      status: 401,
      page: expect.stringContaining('Tên đăng nhập hoặc mật khẩu không đúng'),
    });
    const end = await createBrowser().signIn(url, expected.redirectUri, { action: 'cancel' });
    expect(Object.fromEntries(new URL(end.url).searchParams)).toMatchObject({
      error: 'access_denied',
      state: expected.state,
    });
  });

  test('cannot take up the sign-in that another browser has open', async () => {
    const url = await post.client.authorizationUrl(aSignIn(), call);
    const opened = await fetch(url, { redirect: 'manual' });
    const page = await fetch(new URL(opened.headers.get('location') ?? '', url));
    expect([page.status, await page.text()]).toEqual([400, expect.stringContaining('đã kết thúc')]);
  });
});

describe('a code', () => {
  test('is refused the second time', async () => {
    const { form } = await post.addCitizen(true);
    const expected = aSignIn();
    const answer = await bringBack(post, expected, form);
    expect(await post.client.redeem(answer, expected, call)).toMatchObject({
      outcome: 'signed_in',
    });
    expect(await post.client.redeem(answer, expected, call)).toEqual({
      outcome: 'refused',
      code: 'PostSignInFailed',
    });
  });

  test.each([
    ['that nobody issued', 'PostSignInFailed', { code: 'made-up' }, {}],
    ['that is empty', 'PostSignInFailed', { code: '' }, {}],
    ['that is no code', 'PostSignInFailed', { code: 'mã\n'.repeat(9) }, {}],
    ['of 10 kB', 'PostSignInFailed', { code: 'x'.repeat(10_000) }, {}],
    ['of another verifier (PKCE)', 'PostSignInFailed', {}, { codeVerifier: 'x'.repeat(43) }],
    ['with another state', 'PostStateMismatch', { state: 'another' }, {}],
  ])('%s is refused', async (_what, code, brought, kept) => {
    const { form } = await post.addCitizen(true);
    const expected = aSignIn();
    const answer = await bringBack(post, expected, form);
    expect(
      await post.client.redeem({ ...answer, ...brought }, { ...expected, ...kept }, call),
    ).toEqual({ outcome: 'refused', code });
  });

  test('from another issuer is not taken to ours (RFC 9207)', async () => {
    const expected = aSignIn();
    const answer = { code: 'code', state: expected.state, iss: 'https://another.example' };
    expect(await post.client.redeem(answer, expected, call)).toEqual({
      outcome: 'refused',
      code: 'PostTokenIssuerMismatch',
    });
  });
});

describe('an ID token is refused', () => {
  test.each([
    ['of another sign-in (nonce)', 'wrong data', 'PostTokenNonceMismatch'],
    ['for another audience', 'wrong audience', 'PostTokenAudienceMismatch'],
    ['of another issuer', 'wrong issuer', 'PostTokenIssuerMismatch'],
    ['with half an identity', 'missing members', 'PostTokenIncomplete'],
    ['without a signature (alg none)', 'unsigned token', 'PostTokenAlgorithmForbidden'],
    ['signed with our shared secret (HS256)', 'weak algorithm', 'PostTokenAlgorithmForbidden'],
    ['signed by a stranger', 'forged token', 'PostTokenSignatureInvalid'],
    ['that has expired', 'expired token', 'PostTokenExpired'],
    ['that is not valid yet', 'not yet valid token', 'PostTokenNotYetValid'],
    ['that was issued an hour from now', 'clock skew', 'PostTokenNotYetValid'],
  ])('%s', async (_what, fault, code) => {
    const { form, phone } = await post.addCitizen(true);
    await post.simulators.setFault({ system: 'post', fault, phone });
    expect(await signIn(post, form)).toEqual({ outcome: 'refused', code });
  });
});

describe('papers', () => {
  test('are asked for by our own credential, and change when a clerk has checked them', async () => {
    const { form, username } = await post.addCitizen(false);
    const signedIn = await signIn(post, form);
    const subject = signedIn.outcome === 'signed_in' ? signedIn.identity.subject : '';
    expect(await post.client.readPapers(subject, call)).toMatchObject({
      outcome: 'known',
      identity: { subject, papersChecked: false },
    });
    await post.checkPapers(username);
    expect(await post.client.readPapers(subject, call)).toMatchObject({
      identity: { subject, papersChecked: true },
    });
  });

  test('of nobody are unknown', async () => {
    expect(await post.client.readPapers('nobody', call)).toEqual({ outcome: 'unknown' });
  });

  test('of somebody else are a malformed answer', async () => {
    const { form, phone } = await post.addCitizen(false);
    const signedIn = await signIn(post, form);
    const subject = signedIn.outcome === 'signed_in' ? signedIn.identity.subject : '';
    await post.simulators.setFault({ system: 'post', fault: 'wrong data', phone });
    await expect(post.client.readPapers(subject, call)).rejects.toMatchObject({
      system: 'vietnam_post',
      reason: 'malformed',
    });
  });
});

describe('a Post in trouble', () => {
  test.each([
    ['down', { reason: 'down', retryable: true }],
    ['malformed answer', { reason: 'malformed', retryable: true }],
  ])('that has the fault "%s" is told apart, at each request', async (fault, expected) => {
    const error = { name: 'OutsideSystemError', system: 'vietnam_post', ...expected };
    await post.simulators.setFault({ system: 'post', fault });
    const answer = { code: 'code', state: 'state' };
    const kept = { ...aSignIn(), state: 'state' };
    await expect(post.client.redeem(answer, kept, call)).rejects.toMatchObject(error);
    await expect(post.client.readPapers('nobody', call)).rejects.toMatchObject(error);
    const fresh = createVietnamPostClient(post.settings);
    await expect(fresh.authorizationUrl(aSignIn(), call)).rejects.toMatchObject(error);
    await post.simulators.clearFaults();
    expect(await fresh.authorizationUrl(aSignIn(), call)).toContain('code_challenge_method=S256');
  });

  test('that is slow costs no more than the time given', async () => {
    await post.simulators.setFault({ system: 'post', fault: 'slow', seconds: 60 });
    await expect(post.client.readPapers('nobody', { timeoutMs: 50 })).rejects.toMatchObject({
      reason: 'timeout',
      retryable: true,
    });
  });

  test('that is slow drops what nobody waits for any more, and the code is still good', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    const expected = aSignIn();
    const answer = await bringBack(post, expected, (await post.addCitizen(true)).form);
    const slow = { system: 'post', fault: 'slow', times: 1 };
    await post.simulators.setFault({ ...slow, seconds: 0.2 });
    const given = post.client.redeem(answer, expected, { timeoutMs: 100 });
    await expect(given).rejects.toMatchObject({ reason: 'timeout' });
    // This one is answered when the one before is over.
    await post.simulators.setFault({ ...slow, seconds: 0.4 });
    const again = await post.client.redeem(answer, expected, call);
    expect([again.outcome, warn.mock.calls]).toEqual(['signed_in', []]);
    warn.mockRestore();
  });

  test('that does not know our secret refuses, for an operator to put right', async () => {
    const stranger = createVietnamPostClient({ ...post.settings, clientSecret: 'wrong' });
    const expected = aSignIn();
    const { form } = await post.addCitizen(true);
    const answer = await bringBack(post, expected, form);
    const refused = { reason: 'refused', retryable: true };
    await expect(stranger.redeem(answer, expected, call)).rejects.toMatchObject(refused);
    await expect(stranger.readPapers('nobody', call)).rejects.toMatchObject(refused);
  });

  test('that is another than the issuer asked for is not believed', async () => {
    const issuer = post.settings.issuer.replace('127.0.0.1', 'localhost');
    const client = createVietnamPostClient({ ...post.settings, issuer });
    await expect(client.authorizationUrl(aSignIn(), call)).rejects.toMatchObject({
      reason: 'malformed',
    });
  });
});

test('closing gives up the calls under way, and later ones', async () => {
  const closing = createVietnamPostClient(post.settings);
  await post.simulators.setFault({ system: 'post', fault: 'slow', seconds: 60 });
  const given = expect(closing.readPapers('nobody', { timeoutMs: 60_000 })).rejects.toMatchObject({
    reason: 'down',
  });
  await closing.close();
  await given;
  await expect(closing.readPapers('nobody', call)).rejects.toMatchObject({ reason: 'down' });
});
