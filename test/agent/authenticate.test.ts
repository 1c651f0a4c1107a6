import { createHash, verify, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readAuthToken } from '../../src/certificates/web-eid/read-auth-token.ts';
import { createSimulatedCa } from '../../simulators/ca/simulator.ts';
import { webEidToken as asPortalReads } from '../../src/domain/steps/web-eid-token.ts';
import {
  aNonce,
  answerPrompt,
  type RunningAgent,
  startAgent,
  webEidToken,
} from '../support/agent.ts';
import { until } from '../support/until.ts';
import { aToken, describeWithToken } from '../support/soft-token.ts';

const origin = 'https://portal.example';
const ca = createSimulatedCa({ url: 'http://127.0.0.1:9/ca' });

/** Checks a token as the Web eID architecture says, without any code of ours. */
function holds(token: unknown, over: { origin: string; nonce: string }): boolean {
  const { unverifiedCertificate, algorithm, signature } = webEidToken.parse(token);
  const hash = `sha${algorithm.slice(2)}`;
  const digest = (text: string) => createHash(hash).update(text).digest();
  const { publicKey } = new X509Certificate(Buffer.from(unverifiedCertificate, 'base64'));
  return verify(
    hash,
    Buffer.concat([digest(over.origin), digest(over.nonce)]),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64'),
  );
}

describeWithToken('a token of four certificates', () => {
  let token: Awaited<ReturnType<typeof aToken>>;
  let agent: RunningAgent;
  beforeAll(async () => {
    const algorithms = ['RS256', 'ES256', 'ES384', 'ES512'] as const;
    token = await aToken(ca, ...algorithms.map((algorithm) => ({ algorithm })));
    const { module, environment } = token;
    agent = await startAgent({ module, origin, environment });
  });
  afterAll(async () => {
    await agent.stop();
    token.remove();
  });

  test.each([
    ['RS256', 0, 256],
    ['ES256', 1, 64],
    ['ES384', 2, 96],
    ['ES512', 3, 132],
  ])('signs with %s over this origin and this nonce only', async (algorithm, index, size) => {
    const certificate = token.certificates[index];
    const nonce = aNonce();
    const reply = { pin: token.pin, certificate: certificate?.fingerprint };
    const { status, body } = await agent.authenticate({ origin, nonce, reply });
    expect(status).toBe(200);
    const signed = webEidToken.parse(body);
    expect(signed.algorithm).toBe(algorithm);
    expect(Buffer.from(signed.signature, 'base64')).toHaveLength(size);
    expect(signed.unverifiedCertificate).toBe(certificate?.x509.raw.toString('base64'));
    expect(holds(body, { origin, nonce })).toBe(true);
    const read = readAuthToken(asPortalReads.parse(body));
    expect(read.ok && (await read.findFault({ origin, nonce }))).toBeUndefined();
    expect(holds(body, { origin: 'https://other.example', nonce })).toBe(false);
    expect(holds(body, { origin, nonce: aNonce() })).toBe(false);
  });

  test('lists them with what people tell them apart by', async () => {
    const { status, body } = await agent.ask('/certificates', { origin });
    expect(status).toBe(200);
    expect(body).toEqual({
      certificates: expect.arrayContaining(
        token.certificates.map(({ fingerprint, x509 }) => ({
          fingerprint,
          label: expect.stringMatching(/^[ER]S\d{3}$/),
          name: 'Nguyễn Văn An',
          subject: expect.stringContaining('UID=CCCD:001090012345'),
          issuer: expect.stringContaining('CN='),
          serial: x509.serialNumber,
          notAfter: new Date(x509.validTo).toISOString(),
        })),
      ),
    });
  });

  test('offers only the certificate that the portal names', async () => {
    const named = token.certificates[1]?.fingerprint;
    const nonce = aNonce();
    const answer = await agent.authenticate({
      origin,
      nonce,
      reply: { pin: token.pin },
      more: { certificate: named, origin, purpose: 'registration' },
    });
    expect(webEidToken.parse(answer.body).algorithm).toBe('ES256');
  });

  test('refuses a certificate that is not there', async () => {
    const more = { certificate: 'ab'.repeat(32) };
    const reply = { ignore: true } as const;
    const answer = await agent.authenticate({ origin, nonce: aNonce(), reply, more });
    expect(answer).toMatchObject({ status: 422, body: { code: 'NoCertificate' } });
  });

  test('asks again where several are offered and none was chosen', async () => {
    const asking = agent.ask('/authenticate', { origin, body: { nonce: aNonce() } });
    const page = await agent.nextPrompt();
    const again = await answerPrompt(page, { pin: token.pin });
    expect(again.status).toBe(422);
    expect(again.html).toContain('Bạn chưa chọn chứng thư số.');
    await answerPrompt(page, { pin: token.pin, certificate: token.certificates[1]?.fingerprint });
    expect(await asking).toMatchObject({ status: 200, body: { algorithm: 'ES256' } });
  });

  test('a wrong PIN is told to portal and citizen, and the next page warns', async () => {
    const asking = agent.ask('/authenticate', { origin, body: { nonce: aNonce() } });
    const certificate = token.certificates[0]?.fingerprint;
    const page = await answerPrompt(await agent.nextPrompt(), { pin: 'wrong-pin-1', certificate });
    const problem = { code: 'PinWrong', pinTries: 'few' };
    expect(await asking).toMatchObject({ status: 422, body: problem });
    expect(page.html).toContain('Mã PIN không đúng.');

    const next = agent.ask('/authenticate', { origin, body: { nonce: aNonce() } });
    const warned = await answerPrompt(await agent.nextPrompt(), { pin: token.pin, certificate });
    expect(await next).toMatchObject({ status: 200 });
    expect(warned.html).toContain('Đã ký xong.');
    expect(agent.output()).not.toContain('wrong-pin-1');
    expect(agent.output()).not.toContain(token.pin);
  });

  test('a citizen who declines', async () => {
    const answer = await agent.authenticate({ origin, nonce: aNonce(), reply: { cancel: true } });
    expect(answer).toMatchObject({ status: 422, body: { code: 'Cancelled' } });
  });

  test('one question at a time, and the version even then', async () => {
    const first = agent.ask('/authenticate', { origin, body: { nonce: aNonce() } });
    const page = await agent.nextPrompt();
    const second = await agent.ask('/authenticate', { origin, body: { nonce: aNonce() } });
    expect(second).toMatchObject({ status: 409, body: { code: 'AgentBusy' } });
    expect(await agent.ask('/version', { origin })).toMatchObject({ status: 200 });
    await answerPrompt(page, { cancel: true });
    expect(await first).toMatchObject({ body: { code: 'Cancelled' } });
  });

  test('no other page can answer for the citizen', async () => {
    const asking = agent.ask('/authenticate', { origin, body: { nonce: aNonce() } });
    const page = await agent.nextPrompt();
    for (const other of [origin, 'null', 'http://127.0.0.1:1']) {
      const body = new URLSearchParams({ action: 'cancel' });
      const response = await fetch(page, { method: 'POST', headers: { Origin: other }, body });
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ code: 'OriginNotAllowed' });
    }
    const unknown = await fetch(`${page}A`);
    expect(unknown.status).toBe(404);
    await answerPrompt(page, { cancel: true });
    expect(await asking).toMatchObject({ body: { code: 'Cancelled' } });
  });

  test('a portal page that goes away takes its question along', async () => {
    const leaving = new AbortController();
    const body = { nonce: aNonce() };
    const asking = agent.ask('/authenticate', { origin, body, signal: leaving.signal });
    const page = await agent.nextPrompt();
    leaving.abort();
    await expect(asking).rejects.toThrow('aborted');
    await until('the end of the prompt', async () => (await fetch(page)).status === 404);
  });
});
