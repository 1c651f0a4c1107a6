import type { Certificate } from 'pkijs';
import { fingerprint } from '../cms/fingerprint.ts';
import { readCertificate } from '../read-certificate.ts';
import { createBounded } from './create-bounded.ts';

/**
 * Certificates of CAs and of their responders, each read once, and which of the others has signed
 * each. No citizen's is among them. Whether they are valid now, and not revoked, is looked at anew
 * each time.
 */
export type KnownLinks = {
  /** The certificate in these bytes, the very same as before where it is known; `undefined` for none. */
  read: (der: Uint8Array) => Certificate | undefined;
  /** Whether it was verified before that one is signed with the key of the other. */
  hasLink: (certificate: Certificate, issuer: Certificate) => boolean;
  /** To be told of nobody but those who lead to a root that is configured: a stranger's fill no memory. */
  keepLink: (certificate: Certificate, issuer: Certificate) => void;
  /** Tells a certificate that was read here from others. */
  digestOf: (certificate: Certificate) => string | undefined;
};

/** `configured`: DER of those that stay; at most so many more are kept. */
export function createKnownLinks(configured: readonly Uint8Array[], most: number): KnownLinks {
  const digests = new WeakMap<Certificate, string>();
  const issuers = new WeakMap<Certificate, WeakSet<Certificate>>();
  const staying = new Map<string, Certificate>();
  const passing = createBounded<string, Certificate>(most);

  function read(der: Uint8Array): Certificate | undefined {
    const digest = fingerprint(der);
    const known = staying.get(digest) ?? passing.get(digest);
    if (known) return known;
    const certificate = readCertificate(der);
    if (certificate) digests.set(certificate, digest);
    return certificate;
  }
  for (const der of configured) {
    const certificate = read(der);
    if (certificate) staying.set(fingerprint(der), certificate);
  }

  return {
    read,
    hasLink: (certificate, issuer) => issuers.get(certificate)?.has(issuer) === true,
    keepLink(certificate, issuer) {
      const digest = digests.get(certificate);
      if (digest === undefined) return;
      if (!staying.has(digest)) passing.set(digest, certificate);
      issuers.set(certificate, (issuers.get(certificate) ?? new WeakSet()).add(issuer));
    },
    digestOf: (certificate) => digests.get(certificate),
  };
}
