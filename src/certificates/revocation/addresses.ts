import { CRLDistributionPoints, InfoAccess, type Certificate, type GeneralName } from 'pkijs';
import { oids } from '../../adapters/ca/client.ts';
import { parsedExtension } from '../extensions.ts';

/** Tag of uniformResourceIdentifier in a GeneralName (RFC 5280 section 4.2.1.6). */
const uri = 6;

/** Where a certificate says that its OCSP responder is (RFC 5280 section 4.2.2.1). */
export function ocspAddresses(certificate: Certificate): string[] {
  const access = parsedExtension(certificate, oids.authorityInfoAccess, InfoAccess);
  const described = access?.accessDescriptions ?? [];
  return described
    .filter(({ accessMethod }) => accessMethod === oids.ocsp)
    .flatMap(({ accessLocation }) => httpAddress(accessLocation));
}

/** Where it says that its CA's whole list is: not a part by reasons, and not of another issuer. */
export function crlAddresses(certificate: Certificate): string[] {
  const points = parsedExtension(certificate, oids.crlDistributionPoints, CRLDistributionPoints);
  return (points?.distributionPoints ?? []).flatMap(({ distributionPoint, reasons, cRLIssuer }) => {
    const isWhole = reasons === undefined && cRLIssuer === undefined;
    return isWhole && Array.isArray(distributionPoint)
      ? distributionPoint.flatMap(httpAddress)
      : [];
  });
}

function httpAddress({ type, value }: GeneralName): string[] {
  const address: unknown = value;
  return type === uri && typeof address === 'string' && /^https?:\/\//i.test(address)
    ? [address]
    : [];
}
