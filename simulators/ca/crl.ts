import { Enumerated, Integer, Sequence } from 'asn1js';
import { CertificateRevocationList, Extension, Extensions, RevokedCertificate, Time } from 'pkijs';
import { issuingDistributionPoint } from './extensions.ts';
import type { Authority } from './authorities.ts';
import { periodOf, type CaFault } from './faults.ts';
import { toSigningKey } from './signing-key.ts';
import type { CaStore, Revocation } from './store.ts';

const reasonCode = '2.5.29.21';

type Given = {
  authority: Authority;
  signer: Authority;
  fault: CaFault | undefined;
  /** Where the list was asked for. */
  url: string;
};

/** The CA's list of what it has revoked (RFC 5280 section 5), DER. */
export async function createCrl(
  { authority, signer, fault, url }: Given,
  { issued, revoked }: Pick<CaStore, 'issued' | 'revoked'>,
): Promise<Uint8Array> {
  const { name, certificate } = authority;
  const own = [...revoked].filter(([serial]) => issued.get(serial) === name);
  const { thisUpdate, nextUpdate } = periodOf(fault);
  const list = new CertificateRevocationList({
    version: 1,
    issuer: certificate.subject,
    thisUpdate: new Time({ value: thisUpdate }),
    nextUpdate: new Time({ value: nextUpdate }),
    ...(fault === 'distributionPoint' && {
      crlExtensions: new Extensions({ extensions: [issuingDistributionPoint(url)] }),
    }),
    ...(own.length > 0 && { revokedCertificates: own.map(toRevoked) }),
  });
  await list.sign(toSigningKey(signer.key), 'SHA-256');
  const encoded: unknown = list.toSchema(true);
  if (!(encoded instanceof Sequence)) throw new Error('a list is a SEQUENCE');
  return new Uint8Array(encoded.toBER());
}

function toRevoked([serial, { at, reason }]: [string, Revocation]): RevokedCertificate {
  const extnValue = new Enumerated({ value: reason }).toBER();
  return new RevokedCertificate({
    userCertificate: new Integer({ valueHex: Uint8Array.from(Buffer.from(serial, 'hex')) }),
    revocationDate: new Time({ value: at }),
    crlEntryExtensions: new Extensions({
      extensions: [new Extension({ extnID: reasonCode, critical: false, extnValue })],
    }),
  });
}
