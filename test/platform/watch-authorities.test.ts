import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createSimulatedCa } from '../../simulators/ca/simulator.ts';
import { watchAuthorities } from '../../src/platform/watch-authorities.ts';
import { judgeOf } from '../certificates/judge.ts';

const ours = createSimulatedCa({ url: 'http://127.0.0.1:1/ca' });
const others = createSimulatedCa({ url: 'http://127.0.0.1:2/ca' });
const now = () => Date.now() + 60_000;
const trusted = { ok: true };
const untrusted = { ok: false, code: 'CertificateUntrusted' };

let folder: string;
let files: { rootsFile: string; intermediatesFile: string };
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'authorities-'));
  const [rootsFile, intermediatesFile] = ['roots', 'intermediates'].map((name) =>
    path.join(folder, `${name}.pem`),
  );
  files = { rootsFile: rootsFile ?? '', intermediatesFile: intermediatesFile ?? '' };
  write(ours.trusted);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write({ roots, intermediates }: { roots?: string; intermediates?: string }): void {
  if (roots !== undefined) writeFileSync(files.rootsFile, roots);
  if (intermediates !== undefined) writeFileSync(files.intermediatesFile, intermediates);
}

function aWorker() {
  const told: string[] = [];
  const authorities = watchAuthorities(
    { ...files, statusKeptMs: 60_000 },
    { now, onBroken: (_error, file) => told.push(path.basename(file)) },
  );
  const verdictOn = (ca: typeof ours) => {
    const { judge, issue } = judgeOf(ca);
    return judge(issue().certificate, { authorities: authorities(), revocation: null });
  };
  return { authorities, verdictOn, told };
}

test('CAs that are put in the place of others are trusted without a restart, and those no more', async () => {
  const { authorities, verdictOn } = aWorker();
  const before = authorities();
  expect(await verdictOn(ours)).toMatchObject(trusted);
  expect(await verdictOn(others)).toEqual(untrusted);
  expect(authorities()).toBe(before);
  write(others.trusted);
  expect(await verdictOn(ours)).toEqual(untrusted);
  expect(await verdictOn(others)).toMatchObject(trusted);
});

test('nothing that was verified or heard of CAs outlives a change of either file', () => {
  const { authorities } = aWorker();
  const before = authorities();
  write({ intermediates: `${ours.trusted.intermediates}\n` });
  const between = authorities();
  write({ roots: `${ours.trusted.roots}\n` });
  const after = authorities();
  expect(new Set([before, between, after].map(({ links }) => links)).size).toBe(3);
  expect(new Set([before, between, after].map(({ statuses }) => statuses)).size).toBe(3);
});

test.each([
  ['cut off', (pem: string) => pem.slice(0, -40)],
  ['emptied', () => ''],
  ['nonsense within', (pem: string) => pem.replace(/MII./, 'AAAA')],
])(
  'roots that are %s leave the last good ones in force, and operators are told',
  async (_how, spoil) => {
    const { verdictOn, told } = aWorker();
    expect(await verdictOn(ours)).toMatchObject(trusted);
    write({ roots: spoil(others.trusted.roots) });
    expect(await verdictOn(ours)).toMatchObject(trusted);
    expect(await verdictOn(ours)).toMatchObject(trusted);
    expect(told).toEqual(['roots.pem']);
  },
);

test('half of the intermediates are not fewer of them', async () => {
  const { verdictOn, told } = aWorker();
  expect(await verdictOn(ours)).toMatchObject(trusted);
  write({ intermediates: ours.trusted.intermediates.slice(0, -40) });
  expect(await verdictOn(ours)).toMatchObject(trusted);
  expect(told).toEqual(['intermediates.pem']);
});
