import { generateKeyPairSync } from 'node:crypto';
import { readAuthorities } from '../../src/certificates/authorities.ts';
import { verifyCertificate } from '../../src/certificates/verify-certificate.ts';
import type { CertificateContext } from '../../src/certificates/verdict.ts';
import { createRevocationClient, readPemCertificates } from '../../src/adapters/ca/client.ts';
import type { CertificateOrder, SimulatedCa } from '../../simulators/ca/simulator.ts';

/** Of a citizen's or an enterprise's key, SPKI in PEM. */
export const publicKeys = {
  rsa: rsaKey(2048),
  shortRsa: rsaKey(1024),
  ec: ecKey('P-256'),
  bitcoin: ecKey('secp256k1'),
};

export const citizen = { fullName: 'Nguyễn Văn An', personalUid: 'CCCD:001090012345' };
export const enterprise = {
  fullName: 'CÔNG TY TNHH "SAO, MAI" & CON',
  taxUid: 'MST:0100109106',
};

export const revocation = createRevocationClient({ timeoutMs: 5_000 });

/** A judge that trusts the CA's root, knows its intermediates, and takes everybody for a citizen. */
export function judgeOf(ca: SimulatedCa) {
  const roots = readPemCertificates(ca.trusted.roots);
  const intermediates = readPemCertificates(ca.trusted.intermediates);
  const authorities = readAuthorities({ roots, intermediates });
  const judge = (pem: string, changes: Partial<CertificateContext> = {}) =>
    verifyCertificate(
      { leaf: toDer(pem), intermediates: [] },
      { authorities, now: new Date(), revocation, subjectType: 'citizen', ...changes },
    );
  const issue = (order: Partial<CertificateOrder> = {}) =>
    ca.issue({ publicKey: publicKeys.ec, subject: citizen, ...order });
  return { judge, issue, roots, intermediates, authorities };
}

/** The first certificate of a PEM text. */
export function toDer(pem: string): Uint8Array {
  return readPemCertificates(pem)[0] ?? new Uint8Array();
}

function rsaKey(modulusLength: number): string {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength });
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

function ecKey(namedCurve: string): string {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve });
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}
