import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { signHash } from '../../../simulators/sim-provider/cms.ts';
import { citizen } from '../../certificates/judge.ts';
import { startSimulators, type StartedSimulators } from '../../simulators/start.ts';
import { describeWithOpenssl, openssl } from '../../support/openssl.ts';

/**
 * Our code and the simulators read and write certificates, OCSP, lists and CMS by the same library:
 * OpenSSL is the judge that knows neither.
 */
describeWithOpenssl('what is simulated is what OpenSSL takes', () => {
  let directory: string;
  let simulators: StartedSimulators;
  beforeAll(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'openssl-'));
    simulators = await startSimulators();
    await keep('roots.pem', simulators.ca.trusted.roots);
  });
  afterAll(async () => {
    await simulators.close();
    await rm(directory, { recursive: true });
  });

  async function keep(name: string, content: string | Uint8Array): Promise<string> {
    const file = path.join(directory, name);
    await writeFile(file, content);
    return file;
  }

  async function issue(kind: 'rsa' | 'ec') {
    const { publicKey, privateKey } =
      kind === 'rsa'
        ? generateKeyPairSync('rsa', { modulusLength: 2048 })
        : generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const spki = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const issued = simulators.ca.issue({ publicKey: spki, subject: citizen });
    return {
      ...issued,
      key: privateKey,
      leaf: await keep('leaf.pem', issued.certificate),
      issuer: await keep('issuer.pem', issued.chain),
      roots: path.join(directory, 'roots.pem'),
    };
  }
  type Issued = Awaited<ReturnType<typeof issue>>;

  const askStatus = (kind: string, { leaf, issuer, roots }: Issued) =>
    openssl(
      ...['ocsp', '-url', `${simulators.url}/ca/${kind}/ocsp`, '-issuer', issuer, '-cert', leaf],
      ...['-CAfile', roots, '-verify_other', issuer],
    );

  async function verifyByList(kind: string, { leaf, issuer, roots }: Issued) {
    const answer = await fetch(`${simulators.url}/ca/${kind}/crl`);
    const list = await keep('list.der', new Uint8Array(await answer.arrayBuffer()));
    const known = ['-CAfile', roots, '-untrusted', issuer];
    return openssl('verify', '-x509_strict', ...known, '-crl_check', '-CRLfile', list, leaf);
  }

  test.each(['rsa', 'ec'] as const)(
    'a certificate for an %s key, by OCSP and list',
    async (kind) => {
      const issued = await issue(kind);
      const good = await askStatus(kind, issued);
      expect(good.said).toContain('Response verify OK');
      expect(good.said).not.toContain('WARNING');
      expect(good.said).toContain('leaf.pem: good');
      expect(await verifyByList(kind, issued)).toMatchObject({ code: 0 });

      simulators.ca.revoke(issued.serial, 1);
      expect((await askStatus(kind, issued)).said).toContain('leaf.pem: revoked');
      const revoked = await verifyByList(kind, issued);
      expect(revoked.code).not.toBe(0);
      expect(revoked.said).toContain('certificate revoked');
    },
  );

  test('an answer that somebody else signs is refused', async () => {
    const issued = await issue('ec');
    await simulators.setFault({ system: 'ca', fault: 'wrongSigner' });
    expect((await askStatus('ec', issued)).said).toContain('Response Verify Failure');
  });

  test.each(['rsa', 'ec'] as const)('a SIM signature by an %s key', async (kind) => {
    const { certificate, chain, key, roots } = await issue(kind);
    const content = Buffer.from('Đăng ký');
    const hash = createHash('sha256').update(content).digest();
    const cms = Buffer.from(signHash({ key, certificate, chain }, hash), 'base64');
    const signature = await keep('signature.der', cms);
    const verify = async (text: Uint8Array) =>
      openssl(
        ...['cms', '-verify', '-binary', '-inform', 'DER', '-in', signature, '-purpose', 'any'],
        ...['-content', await keep('content', text), '-CAfile', roots, '-out', os.devNull],
      );
    expect(await verify(content)).toMatchObject({ code: 0 });
    const other = await verify(Buffer.from('Đăng xuất'));
    expect(other.code).not.toBe(0);
    expect(other.said).toContain('verify error');
  });
});
