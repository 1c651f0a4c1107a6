import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Certificate } from 'pkijs';
import { readCertificate } from '../../../src/certificates/read-certificate.ts';
import type { PolicyInputs } from '../../../src/certificates/path/path-state.ts';

const folder = path.resolve(import.meta.dirname, '../../../../shared/pkits');

/** NIST's Public Key Interoperability Test Suite is not part of this repository. */
export const isSuiteThere = existsSync(path.join(folder, 'expected.tsv'));
if (!isSuiteThere)
  process.stderr.write(`SKIPPED the paths of NIST's PKITS: there is no ${folder}\n`);

/** Inside the validity that the suite gives to what shall be valid. */
export const pkitsNow = new Date('2026-01-01T00:00:00Z');

/** One test of the suite. Certificates: the trust anchor first, the one that is judged last. */
export type PkitsTest = {
  name: string;
  isValid: boolean;
  anchor: Certificate;
  intermediates: Certificate[];
  leaf: Certificate;
  crls: Uint8Array[];
  inputs: PolicyInputs;
};

/** DSA is not among the algorithms that are taken here. */
const withDsa = /^4\.1\.[456] /;
const policies: Record<string, string> = { anyPolicy: '2.5.29.32.0' };
for (let number = 1; number <= 10; number += 1) {
  policies[`NIST-test-policy-${number}`] = `2.16.840.1.101.3.2.1.48.${number}`;
}

/** The tests of the suite, each read from its line. */
export function readSuite(): PkitsTest[] {
  if (!isSuiteThere) return [];
  const [, ...lines] = readFileSync(path.join(folder, 'expected.tsv'), 'utf8').trim().split('\n');
  return lines.filter((line) => !withDsa.test(line)).map(readTest);
}

function readTest(line: string): PkitsTest {
  const [name = '', valid, certificates = '', crls = '', wanted = '', ...flags] = line.split('\t');
  const [isMappingInhibited, isExplicitPolicyRequired, isAnyPolicyInhibited] = flags.map(isYes);
  const [anchor, ...others] = certificates.split(' ').map(readCertificateFile);
  const leaf = others.pop();
  if (!anchor || !leaf) throw new Error(`no certificates: ${line}`);
  return {
    name,
    isValid: isYes(valid),
    anchor,
    intermediates: others,
    leaf,
    crls: crls
      .split(' ')
      .filter(Boolean)
      .map((file) => readDer('crls', file)),
    inputs: {
      policies: new Set(wanted.split(' ').map(policyOf)),
      isMappingInhibited: isMappingInhibited === true,
      isExplicitPolicyRequired: isExplicitPolicyRequired === true,
      isAnyPolicyInhibited: isAnyPolicyInhibited === true,
    },
  };
}

function isYes(text: string | undefined): boolean {
  if (text !== 'yes' && text !== 'no') throw new Error(`neither yes nor no: ${text ?? 'nothing'}`);
  return text === 'yes';
}

function policyOf(name: string): string {
  const policy = policies[name];
  if (policy === undefined) throw new Error(`no policy ${name}`);
  return policy;
}

function readCertificateFile(file: string): Certificate {
  const certificate = readCertificate(readDer('certs', file));
  if (!certificate) throw new Error(`no certificate in ${file}`);
  return certificate;
}

function readDer(kind: 'certs' | 'crls', file: string): Uint8Array {
  return Uint8Array.from(readFileSync(path.join(folder, kind, file)));
}
