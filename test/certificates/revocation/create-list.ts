import { Integer, Sequence } from 'asn1js';
import { CertificateRevocationList, Extensions, RevokedCertificate, Time } from 'pkijs';
import type { Certificate, Extension } from 'pkijs';
import { toSigningKey } from '../../../simulators/ca/signing-key.ts';
import { daysFromNow, type Holder } from '../certify.ts';

type Entry = { certificate: Certificate; extensions?: Extension[] };
type Given = {
  issuer: Holder;
  signer?: Holder;
  entries?: Entry[];
  extensions?: Extension[];
  thisUpdate?: Date;
  nextUpdate?: Date | undefined;
};

/** A list of what its issuer has revoked, DER; of today unless said otherwise. */
export async function createList(given: Given): Promise<Uint8Array> {
  const { issuer, signer = issuer, entries = [], extensions = [] } = given;
  const { thisUpdate = daysFromNow(-1), nextUpdate = daysFromNow(1) } = given;
  const list = new CertificateRevocationList({
    version: 1,
    issuer: issuer.name,
    thisUpdate: new Time({ value: thisUpdate }),
    ...(!('nextUpdate' in given && given.nextUpdate === undefined) && {
      nextUpdate: new Time({ value: nextUpdate }),
    }),
    ...(entries.length > 0 && { revokedCertificates: entries.map(toRevoked) }),
    ...(extensions.length > 0 && { crlExtensions: new Extensions({ extensions }) }),
  });
  await list.sign(toSigningKey(signer.key), 'SHA-256');
  const encoded: unknown = list.toSchema(true);
  if (!(encoded instanceof Sequence)) throw new Error('a list is a SEQUENCE');
  return new Uint8Array(encoded.toBER());
}

function toRevoked({ certificate, extensions = [] }: Entry): RevokedCertificate {
  return new RevokedCertificate({
    userCertificate: new Integer({ valueHex: certificate.serialNumber.valueBlock.valueHexView }),
    revocationDate: new Time({ value: daysFromNow(-1) }),
    ...(extensions.length > 0 && { crlEntryExtensions: new Extensions({ extensions }) }),
  });
}
