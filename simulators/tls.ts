import { generateKeyPairSync, randomBytes, sign, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import {
  type CertifiedKey,
  keepTlsMaterial,
  readTlsMaterial,
  type TlsMaterial,
} from './tls-files.ts';

export type { TlsMaterial };

const day = 86_400_000;
const year = 365 * day;
/** A clock that is a little slow must not find fresh certificates too early. */
const backdated = -day;
const validFor = 5 * year;
/** By what names the simulators are reached; the last is their host in docker-compose.yml. */
const serverNames = [
  { type: 7, ip: '127.0.0.1' },
  { type: 2, value: 'localhost' },
  { type: 2, value: 'simulators' },
];

type Purpose = 'server' | 'client';
type Subject = { name: string; purpose: Purpose; from: number };

/**
 * A CA for mutual TLS with certificates for the simulators (127.0.0.1, localhost) and for their
 * client, RSA 2048. Kept in the folder, where there is one, and taken from there while they are
 * valid; nobody keeps the CA's key.
 */
export function createTlsMaterial(directory?: string): TlsMaterial {
  const kept = directory === undefined ? undefined : readTlsMaterial(directory);
  if (kept !== undefined && isStillGood(kept)) return kept;
  const made = makeMaterial(Date.now());
  if (directory !== undefined) keepTlsMaterial(directory, made);
  return made;
}

function isStillGood({ ca, server, client }: TlsMaterial): boolean {
  try {
    const lastsUntil = [ca, server.cert, client.cert].map((pem) =>
      Date.parse(new X509Certificate(pem).validTo),
    );
    return Math.min(...lastsUntil) > Date.now() + day;
  } catch {
    return false; // no certificate: a machine that lost its power may leave empty files
  }
}

function makeMaterial(now: number): TlsMaterial {
  const keys = newKeys();
  const issuer = forge.pki.createCertificate();
  fill(issuer, keys.publicKey, 'Simulated TLS CA', now + backdated);
  issuer.setIssuer(issuer.subject.attributes);
  issuer.setExtensions(authorityExtensions);
  signBy(keys.privateKey, issuer);

  const issue = ({ name, purpose, from }: Subject): CertifiedKey => {
    const { publicKey, privateKey } = newKeys();
    const certificate = forge.pki.createCertificate();
    fill(certificate, publicKey, name, from);
    certificate.setIssuer(issuer.subject.attributes);
    certificate.setExtensions(extensionsFor(purpose, issuer));
    signBy(keys.privateKey, certificate);
    return { cert: forge.pki.certificateToPem(certificate), key: privateKey };
  };
  return {
    ca: forge.pki.certificateToPem(issuer),
    server: issue({ name: 'Simulators', purpose: 'server', from: now + backdated }),
    client: issue({ name: 'Dinh Danh', purpose: 'client', from: now + backdated }),
    early: issue({ name: 'Simulators', purpose: 'server', from: now + year }),
  };
}

/** By Node, which is many times faster at it than forge. */
function newKeys() {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

function fill(certificate: forge.pki.Certificate, publicKey: string, name: string, from: number) {
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  // Positive, whatever the random part begins with (RFC 5280 section 4.1.2.2).
  certificate.serialNumber = `01${randomBytes(15).toString('hex')}`;
  certificate.validity.notBefore = new Date(from);
  certificate.validity.notAfter = new Date(from + validFor);
  certificate.setSubject([{ name: 'commonName', value: name }]);
}

/** By Node again: forge's own arithmetic takes nearly a second for each where tests run. */
function signBy(key: string, certificate: forge.pki.Certificate): void {
  const signature = (): string => {
    const content = forge.asn1.toDer(certificate.tbsCertificate).getBytes();
    return sign('sha256', Buffer.from(content, 'latin1'), key).toString('latin1');
  };
  const forgeKey = { ...forge.pki.privateKeyFromPem(key), sign: signature };
  certificate.sign(forgeKey, forge.md.sha256.create());
}

const authorityExtensions = [
  { name: 'basicConstraints', cA: true, critical: true },
  { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
  { name: 'subjectKeyIdentifier' },
];

function extensionsFor(purpose: Purpose, issuer: forge.pki.Certificate): object[] {
  const keyIdentifier = issuer.generateSubjectKeyIdentifier().getBytes();
  return [
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
    { name: 'extKeyUsage', serverAuth: purpose === 'server', clientAuth: purpose === 'client' },
    { name: 'subjectKeyIdentifier' },
    { name: 'authorityKeyIdentifier', keyIdentifier },
    ...(purpose === 'server' ? [{ name: 'subjectAltName', altNames: serverNames }] : []),
  ];
}
