import { Constructed, OctetString, Primitive } from 'asn1js';
import * as pkijs from 'pkijs';
import { parsedExtension } from '../extensions.ts';

const subjectKeyIdentifier = '2.5.29.14';

/**
 * Whether a certificate is the one that a signer is named by: by issuer and serial number, or by the
 * subject key identifier that the certificate itself carries (RFC 5652 section 5.3).
 */
export function isSigner(certificate: pkijs.Certificate, { sid }: pkijs.SignerInfo): boolean {
  if (sid instanceof pkijs.IssuerAndSerialNumber) {
    const isIssuer = certificate.issuer.isEqual(sid.issuer);
    return isIssuer && certificate.serialNumber.isEqual(sid.serialNumber);
  }
  const named = keyIdentifierIn(sid);
  const own = parsedExtension(certificate, subjectKeyIdentifier, OctetString);
  if (!named || !own) return false;
  return Buffer.from(own.valueBlock.valueHexView).equals(named);
}

/** `[0] IMPLICIT OCTET STRING`; some write it `EXPLICIT`, with a tag of its own inside. */
function keyIdentifierIn(sid: unknown): Uint8Array | undefined {
  if (sid instanceof Primitive) return sid.valueBlock.valueHexView;
  const inside = sid instanceof Constructed ? sid.valueBlock.value[0] : undefined;
  return inside instanceof OctetString ? inside.valueBlock.valueHexView : undefined;
}
