import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { answers, logFileIn, startNodePart } from '../scripts/runtime/node-part.ts';
import { freePort } from '../scripts/runtime/ports.ts';
import { signHash } from '../simulators/sim-provider/cms.ts';
import { requestHash } from '../src/activities/signatures/sim/request-hash.ts';
import { verifySimSignature } from '../src/activities/signatures/sim/verify-sim-signature.ts';
import { challengeNonce } from '../src/activities/signatures/usb/challenge.ts';
import { verifyUsbSignature } from '../src/activities/signatures/usb/verify-usb-signature.ts';
import { createRevocationClient } from '../src/adapters/ca/client.ts';
import { fingerprint } from '../src/certificates/cms/fingerprint.ts';
import { loadConfig } from '../src/platform/config.ts';
import { watchAuthorities } from '../src/platform/watch-authorities.ts';
import { certificatesAt } from '../test/support/certificates.ts';
import { testKeys as keys } from '../test/support/keys.ts';
import { until } from '../test/support/until.ts';
import { signToken, toDer } from '../test/support/web-eid.ts';
import { runLoad, allDone } from './load/run-load.ts';
import { table } from './report/table.ts';

const origin = 'https://dichvucong.example.vn';
const subject = { fullName: 'Nguyễn Văn An', personalUid: 'CCCD:001090012345' };
const verifications = 200;
const inFlight = 4;
const rounds = 3;

type Verify = () => Promise<void>;

/**
 * `node bench/certificate-work.ts`: CPU milliseconds of one verification of a USB and of a SIM
 * signature, the CAs being asked in another process. With `--cpu-prof` it tells where they go.
 */
async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'certificate-work-'));
  const names = [
    'SIMULATORS_PORT',
    'SMPP_PORT',
    'INSURER_PORT',
    'SIM_PROVIDER_PORT',
    'SMTP_PORT',
  ] as const;
  const environment: NodeJS.ProcessEnv = { ...process.env, DATA_DIR: folder };
  for (const name of names) environment[name] = String(await freePort());
  const config = loadConfig(environment);
  const simulators = `http://127.0.0.1:${config.simulators.port}`;
  const logFile = logFileIn(folder, 'simulators');
  const file = 'simulators/server.ts';
  const part = startNodePart({ file, environment, logFile });
  try {
    await until('the simulators', () => answers(`${simulators}/people`).catch(() => false));
    const deps = {
      keys,
      addresses: { origin, simCallback: '', postReturn: '' },
      authorities: watchAuthorities(config.ca, {}),
      revocation: createRevocationClient(config.ca),
    };
    console.log(await measure(deps, certificatesAt(simulators)));
  } finally {
    await part.stop();
    rmSync(folder, { recursive: true });
  }
}

type Deps = Parameters<typeof verifyUsbSignature>[0];
type Ca = ReturnType<typeof certificatesAt>;

async function measure(deps: Deps, ca: Ca): Promise<string> {
  const rows: string[][] = [];
  for (const [name, prepare] of [
    ['USB signature', usbSignature],
    ['SIM signature', simSignature],
  ] as const) {
    const works: Verify[] = [];
    while (works.length < verifications) works.push(await prepare(deps, ca));
    await cpuOf(works);
    const taken: number[] = [];
    for (let round = 0; round < rounds; round += 1) taken.push(await cpuOf(works));
    rows.push([name, ...taken.map((ms) => ms.toFixed(2))]);
  }
  return table(
    ['CPU ms per verification', ...(rows[0]?.slice(1).map(() => 'a round') ?? [])],
    rows,
  );
}

async function cpuOf(works: readonly Verify[]): Promise<number> {
  const since = process.cpuUsage();
  allDone(await runLoad(works, { inFlight, seconds: Number.POSITIVE_INFINITY }));
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000 / works.length;
}

async function usbSignature(deps: Deps, ca: Ca): Promise<Verify> {
  const { key, certificate } = await ca.issue({ subject });
  const step = 'usb_signature';
  const name = { flowId: randomUUID(), step, purpose: 'registration', number: 1 } as const;
  const authToken = signToken({ key, certificate, origin, nonce: challengeNonce(keys, name) });
  const asked = { ...name, authToken, subjectType: 'citizen', isStatusAsked: true } as const;
  return async () => {
    const { outcome } = await verifyUsbSignature(deps, asked);
    if (outcome !== 'verified') throw new Error(`the signature is ${outcome}`);
  };
}

async function simSignature(deps: Deps, ca: Ca): Promise<Verify> {
  const { key, certificate } = await ca.issue({ subject }, 'rsa');
  const step = 'sim_signature';
  const place = { flowId: randomUUID(), step, purpose: 'registration' } as const;
  const request = { ...place, apTransId: '_t1', phone: '+84961234501', code: '4711' };
  const signature = signHash({ key, certificate, chain: '' }, requestHash(request));
  const certificates = [fingerprint(toDer(certificate))];
  const asked = { request, signature, certificates, subjectType: 'citizen' } as const;
  return async () => {
    const verdict = await verifySimSignature(deps, { ...asked, isStatusAsked: true });
    if (!verdict.ok) throw new Error(`the signature is refused: ${verdict.code}`);
  };
}

await main();
