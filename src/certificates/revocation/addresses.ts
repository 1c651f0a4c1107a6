import { CRLDistributionPoints, InfoAccess, type Certificate, type GeneralName } from 'pkijs';
import { oids } from '../../adapters/ca/client.ts';
import { parsedExtension } from '../extensions.ts';

/** Tag of uniformResourceIdentifier in a GeneralName (RFC 5280 section 4.2.1.6). */
const uri = 6;
/** Each is one list to fetch. */
const mostPoints = 8;

/** Where a certificate says that its OCSP responder is (RFC 5280 section 4.2.2.1). */
export function ocspAddresses(certificate: Certificate): string[] {
  const access = parsedExtension(certificate, oids.authorityInfoAccess, InfoAccess);
  const described = access?.accessDescriptions ?? [];
  return described
    .filter(({ accessMethod }) => accessMethod === oids.ocsp)
    .flatMap(({ accessLocation }) => httpAddress(accessLocation));
}

/** Where it says that lists are which cover it: for each of its points the addresses of one list. */
export function crlAddresses(certificate: Certificate): string[][] {
  const points = parsedExtension(certificate, oids.crlDistributionPoints, CRLDistributionPoints);
  return (points?.distributionPoints ?? [])
    .slice(0, mostPoints)
    .map(({ distributionPoint: names }) => (Array.isArray(names) ? names.flatMap(httpAddress) : []))
    .filter((addresses) => addresses.length > 0);
}

function httpAddress({ type, value }: GeneralName): string[] {
  const address: unknown = value;
  return type === uri && typeof address === 'string' && /^https?:\/\//i.test(address)
    ? [address]
    : [];
}
