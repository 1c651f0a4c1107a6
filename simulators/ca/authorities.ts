import { createPublicKey, type KeyObject } from 'node:crypto';
import type { Certificate, Extension } from 'pkijs';
import { signCertificate } from './certificate.ts';
import {
  constraints,
  forAskedResponder,
  forOcspResponder,
  keyIdentifiers,
  keyUsage,
  whereToAsk,
} from './extensions.ts';
import { createName, type NameAttribute } from './name.ts';
import { authorityNames, type AuthorityName, type CaStore } from './store.ts';

/** A CA with the certificate of its OCSP responder. */
export type Authority = {
  name: AuthorityName;
  key: KeyObject;
  certificate: Certificate;
  responder: {
    key: KeyObject;
    certificate: Certificate;
    /** The same for whoever asks about the responder too: without id-pkix-ocsp-nocheck. */
    asked: Certificate;
  };
};
export type Authorities = Record<AuthorityName, Authority>;

const commonNames: Record<AuthorityName, string> = {
  root: 'Simulated National Root CA',
  rsa: 'Simulated Signing CA (RSA)',
  ec: 'Simulated Signing CA (EC)',
  other: 'Simulated Root CA of Somebody Else',
};
const parents: Record<AuthorityName, AuthorityName> = {
  root: 'root',
  rsa: 'root',
  ec: 'root',
  other: 'other',
};
/** The same at each start, so that certificates outlive the process with nothing but the keys kept. */
const serials: Record<AuthorityName, { own: string; responder: string }> = {
  root: { own: '01', responder: '11' },
  rsa: { own: '02', responder: '12' },
  ec: { own: '03', responder: '13' },
  other: { own: '04', responder: '14' },
};
const lifetime = { notBefore: new Date('2020-01-01'), notAfter: new Date('2049-12-31') };

/** Who issued the certificates of the CAs and of their responders, by serial. */
export const authoritySerials: ReadonlyMap<string, AuthorityName> = new Map(
  authorityNames.flatMap((name) => [
    [serials[name].own, parents[name]],
    [serials[name].responder, name],
  ]),
);

/** The CAs with these keys, answering below `${url}/<name>`. */
export function createAuthorities(keys: CaStore['keys'], url: string): Authorities {
  const create = (name: AuthorityName): Authority => {
    return {
      name,
      key: keys[name],
      certificate: issueAuthority(keys, url, name),
      responder: {
        key: keys.responder,
        certificate: issueResponder(keys, name, forOcspResponder()),
        asked: issueResponder(keys, name, forAskedResponder(`${url}/${name}`)),
      },
    };
  };
  return { root: create('root'), rsa: create('rsa'), ec: create('ec'), other: create('other') };
}

function issueAuthority(keys: CaStore['keys'], url: string, name: AuthorityName): Certificate {
  const parent = parents[name];
  const isRoot = parent === name;
  return signCertificate({
    ...lifetime,
    serial: serials[name].own,
    subject: nameOf(commonNames[name]),
    publicKey: createPublicKey(keys[name]),
    issuer: { name: nameOf(commonNames[parent]), key: keys[parent] },
    extensions: [
      isRoot ? constraints(true) : constraints(true, 0),
      keyUsage(['keyCertSign', 'cRLSign']),
      ...keyIdentifiers(createPublicKey(keys[name]), createPublicKey(keys[parent])),
      ...(isRoot ? [] : whereToAsk(`${url}/${parent}`)),
    ],
  });
}

function issueResponder(
  keys: CaStore['keys'],
  name: AuthorityName,
  purpose: Extension[],
): Certificate {
  const publicKey = createPublicKey(keys.responder);
  return signCertificate({
    ...lifetime,
    serial: serials[name].responder,
    subject: nameOf(`${commonNames[name]} OCSP`),
    publicKey,
    issuer: { name: nameOf(commonNames[name]), key: keys[name] },
    extensions: [
      keyUsage(['digitalSignature']),
      ...purpose,
      ...keyIdentifiers(publicKey, createPublicKey(keys[name])),
    ],
  });
}

function nameOf(commonName: string) {
  const attributes: NameAttribute[] = [
    ['country', 'VN'],
    ['organization', 'Simulated'],
    ['commonName', commonName],
  ];
  return createName(attributes);
}
