import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createSimulatedCa } from '../../simulators/ca/simulator.ts';
import { aNonce, answerPrompt, type RunningAgent, startAgent } from '../support/agent.ts';
import { aToken, describeWithToken, type SoftToken } from '../support/soft-token.ts';
import { until } from '../support/until.ts';

const origin = 'https://portal.example';
const ca = createSimulatedCa({ url: 'http://127.0.0.1:9/ca' });
const root = path.resolve(import.meta.dirname, '../..');

const cleanUps: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

type TestToken = Awaited<ReturnType<typeof aToken>>;

async function token(...held: Parameters<typeof aToken>[1][]): Promise<TestToken> {
  const made = await aToken(ca, ...held);
  cleanUps.push(() => {
    made.remove();
  });
  return made;
}

async function agentFor(
  { module, environment }: Pick<SoftToken, 'module' | 'environment'>,
  settings: Record<string, string> = {},
): Promise<RunningAgent> {
  const agent = await startAgent({ module, origin, environment: { ...environment, ...settings } });
  cleanUps.push(() => agent.stop());
  return agent;
}

const ask = (agent: RunningAgent) =>
  agent.ask('/authenticate', { origin, body: { nonce: aNonce() } });
const authenticate = (agent: RunningAgent, pin = '123456') =>
  agent.authenticate({ origin, nonce: aNonce(), reply: { pin } });
const refused = (status: number, code: string) => ({ status, body: { code, status } });

describeWithToken('the agent tells apart', () => {
  test('a driver that is not there, which keeps no other one away', async () => {
    const made = await token({ algorithm: 'ES256' });
    const missing = '/no/driver.so';
    const agent = await agentFor(made, { PKCS11_MODULE: missing });
    expect(await authenticate(agent)).toMatchObject(refused(503, 'DriverMissing'));
    await until('the reason in the log', () =>
      Promise.resolve(agent.output().includes(`DriverMissing: there is no ${missing}`)),
    );
    const both = await agentFor(made, { PKCS11_MODULE: missing + path.delimiter + made.module });
    expect(await authenticate(both)).toMatchObject({ status: 200 });
  });

  test('a driver that is no driver', async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'no-driver-')), 'driver.so');
    writeFileSync(file, 'MZ');
    cleanUps.push(() => {
      rmSync(path.dirname(file), { recursive: true });
    });
    const agent = await agentFor(await token(), { PKCS11_MODULE: file });
    expect(await authenticate(agent)).toMatchObject(refused(503, 'DriverMissing'));
  });

  test('a token that is not there, or no longer, until it is put in again', async () => {
    const made = await token({ algorithm: 'RS256' });
    const agent = await agentFor(made);
    made.pullOut();
    expect(await authenticate(agent)).toMatchObject(refused(422, 'TokenAbsent'));
    made.putIn();

    const asking = ask(agent);
    const page = await agent.nextPrompt();
    made.pullOut();
    await answerPrompt(page, { pin: made.pin });
    expect(await asking).toMatchObject(refused(422, 'TokenAbsent'));
    made.putIn();
    expect(await authenticate(agent)).toMatchObject({ status: 200 });
  });

  test('a token without a certificate, and one with a CA certificate only', async () => {
    const empty = await agentFor(await token());
    expect(await authenticate(empty)).toMatchObject(refused(422, 'NoCertificate'));
    const order = { isCa: true, keyUsage: ['keyCertSign'] } as const;
    const authority = await agentFor(await token({ algorithm: 'ES256', order }));
    expect(await authenticate(authority)).toMatchObject(refused(422, 'NoCertificate'));
  });

  test('an expired certificate is offered only where there is no other', async () => {
    const order = { notBefore: new Date('2020-01-01'), days: 365 };
    const expired = { algorithm: 'ES256', order } as const;
    const both = await agentFor(await token(expired, { algorithm: 'RS256' }));
    expect(await authenticate(both)).toMatchObject({ status: 200, body: { algorithm: 'RS256' } });
    const alone = await agentFor(await token(expired));
    expect(await authenticate(alone)).toMatchObject({ status: 200, body: { algorithm: 'ES256' } });
  });

  test('a citizen who does not answer in time', async () => {
    const agent = await agentFor(await token({ algorithm: 'ES256' }), { PROMPT_SECONDS: '1' });
    const asking = ask(agent);
    const page = await agent.nextPrompt();
    expect(await asking).toMatchObject(refused(422, 'TimedOut'));
    const late = await answerPrompt(page, { pin: '123456' });
    expect(late).toMatchObject({ status: 404, html: expect.stringContaining('đã kết thúc') });
  });

  test('its own end, which it tells whoever waits', async () => {
    const agent = await agentFor(await token({ algorithm: 'ES256' }));
    const asking = ask(agent);
    await agent.nextPrompt();
    agent.process.kill('SIGTERM');
    expect(await asking).toMatchObject(refused(422, 'Cancelled'));
    expect(await once(agent.process, 'close')).toEqual([0, null]);
    cleanUps.pop();
  });
});

/** A driver that does what SoftHSM never does: see odd-token.c. */
describeWithToken('the agent survives a driver', () => {
  let folder: string;
  let driver: string;
  let real: TestToken;
  beforeAll(async () => {
    real = await aToken(ca, { algorithm: 'ES256' });
    folder = mkdtempSync(path.join(tmpdir(), 'odd-token-'));
    driver = path.join(folder, 'odd-token.so');
    const headers = path.join(root, 'agent/node_modules/pkcs11js/includes/pkcs11');
    const source = path.join(root, 'test/agent/odd-token.c');
    execFileSync('cc', ['-shared', '-fPIC', '-I', headers, source, '-o', driver, '-ldl']);
  });
  afterAll(() => {
    real.remove();
    rmSync(folder, { recursive: true });
  });
  const agentOver = (ODD_TOKEN: string) =>
    agentFor({ ...real, module: driver }, { ODD_TOKEN, ODD_TOKEN_REAL: real.module });

  test.each([
    ['whose PIN is locked', 'locked', '123456', refused(422, 'PinLocked')],
    ['that locks the PIN with this try', 'lastTryLocks', 'wrong', refused(422, 'PinLocked')],
    [
      'that bears one more wrong PIN',
      'finalTry',
      'wrong',
      { status: 422, body: { code: 'PinWrong', pinTries: 'one' } },
    ],
    ['whose own window was closed', 'ownDialogDeclined', '123456', refused(422, 'Cancelled')],
    ['whose token goes while it signs', 'removed', '123456', refused(422, 'TokenAbsent')],
    ['that crashes', 'crash', '123456', refused(503, 'DriverFailed')],
    ['that signs something else', 'wrongSignature', '123456', refused(503, 'DriverFailed')],
  ])('%s', async (_what, ODD_TOKEN, pin, answer) => {
    const agent = await agentOver(ODD_TOKEN);
    expect(await authenticate(agent, pin)).toMatchObject(answer);
    expect(await agent.ask('/version', { origin })).toMatchObject({ status: 200 });
  });

  test('that has one more try, which its page says before the PIN is entered', async () => {
    const agent = await agentOver('finalTry');
    const asking = ask(agent);
    const { html } = await answerPrompt(await agent.nextPrompt(), { ignore: true });
    expect(html).toContain('Đây là lần nhập cuối');
    await agent.stop();
    expect(await asking).toMatchObject(refused(422, 'Cancelled'));
  });
});
