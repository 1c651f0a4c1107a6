import { createPublicKey, randomBytes, type KeyObject } from 'node:crypto';
import { authoritySerials, createAuthorities, type Authorities } from './authorities.ts';
import { signCertificate, toPem } from './certificate.ts';
import { constraints, keyIdentifiers, keyUsage, whereToAsk } from './extensions.ts';
import type { CertificateOrder, SimulatedCa, SimulatedSubject } from './order.ts';
import { createName, type NameAttribute } from './name.ts';
import { openCaStore, type AuthorityName } from './store.ts';

export type { CertificateOrder, SimulatedCa } from './order.ts';
export { caFaults } from './faults.ts';
export { createCaSimulator } from './routes.ts';

type Options = {
  /** Where the CAs answer, each below its name. */
  url: string;
  /** Keeps keys and what was issued and revoked. */
  directory?: string | undefined;
};

const dayMs = 86_400_000;
/** A clock that is a little slow must not find a fresh certificate too early. */
const backdatedMs = 3_600_000;

/** A root with two signing CAs, one RSA and one EC, and a root of somebody else. */
export function createSimulatedCa({ url, directory }: Options): SimulatedCa {
  const store = openCaStore(directory, authoritySerials);
  const authorities = createAuthorities(store.keys, url);
  const { root, rsa, ec } = authorities;

  return {
    authorities,
    records: store,
    trusted: {
      roots: toPem(root.certificate),
      intermediates: toPem(rsa.certificate) + toPem(ec.certificate),
    },
    issue(order) {
      const publicKey = createPublicKey(order.publicKey);
      const by = issuerFor(publicKey, order);
      const serial = randomSerial();
      const certificate = sign(order, { publicKey, serial, by: authorities[by], url });
      if (order.isForgotten !== true) store.record({ issued: serial, by });
      const chain = by === 'other' ? '' : toPem(authorities[by].certificate);
      return { certificate: toPem(certificate), chain, serial };
    },
    revoke(serial, reason = 0) {
      if (!store.issued.has(serial)) return false;
      store.record({ revoked: serial, at: new Date().toISOString(), reason });
      return true;
    },
  };
}

/** RSA keys are certified by the RSA CA: EC keys do not sign with MD5, which some orders ask for. */
function issuerFor({ asymmetricKeyType }: KeyObject, { root }: CertificateOrder): AuthorityName {
  if (root === 'other') return 'other';
  return asymmetricKeyType === 'rsa' ? 'rsa' : 'ec';
}

type Issuing = { publicKey: KeyObject; serial: string; by: Authorities['rsa']; url: string };

function sign(order: CertificateOrder, { publicKey, serial, by, url }: Issuing) {
  const notBefore = order.notBefore ?? new Date(Date.now() - backdatedMs);
  return signCertificate({
    serial,
    subject: createName(attributesOf(order.subject)),
    publicKey,
    issuer: { name: by.certificate.subject, key: by.key },
    notBefore,
    notAfter: new Date(notBefore.getTime() + (order.days ?? 365) * dayMs),
    digest: order.signatureAlgorithm ?? 'sha256',
    extensions: [
      constraints(order.isCa === true),
      keyUsage(order.keyUsage ?? ['digitalSignature', 'nonRepudiation']),
      ...keyIdentifiers(publicKey, createPublicKey(by.key)),
      ...whereToAsk(`${url}/${by.name}`),
    ],
  });
}

function attributesOf(subject: SimulatedSubject): NameAttribute[] {
  const uids = [subject.personalUid ?? [], subject.taxUid ?? []].flat();
  return [
    ['country', 'VN'],
    ...optional('organization', subject.organization),
    ...uids.map((uid): NameAttribute => ['uid', uid]),
    ...optional('commonName', subject.fullName),
  ];
}

function optional(type: NameAttribute[0], value: string | undefined): NameAttribute[] {
  return value === undefined ? [] : [[type, value]];
}

/** Positive, and without a first byte that DER would leave out (RFC 5280 section 4.1.2.2). */
function randomSerial(): string {
  const bytes = randomBytes(16);
  bytes[0] = 0x40 | ((bytes[0] ?? 0) & 0x3f);
  return bytes.toString('hex').toUpperCase();
}
