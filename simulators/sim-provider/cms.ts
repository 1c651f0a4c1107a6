import { sign, X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { Sim } from './sim.ts';

const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsaWithSha256: '1.2.840.113549.1.1.11',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;
const setOf = 0x31;

/**
 * A detached CMS SignedData (RFC 5652), base64, by the SIM's key over content whose SHA-256 is the
 * hash: the hash itself is the message digest among the signed attributes.
 */
export function signHash(
  sim: Pick<Sim, 'key' | 'certificate' | 'chain'>,
  hash: Uint8Array,
): string {
  const chain = [sim.certificate, ...splitPem(sim.chain)].map(parseCertificate);
  const [leaf] = chain;
  if (!leaf) throw new Error('a SIM without a certificate');
  const attributes = signedAttributes(hash);
  const signedBytes = Buffer.from(attributes.toSchema().toBER());
  // RFC 5652 section 5.4: signed as a SET OF, not with the tag that it has in the message.
  signedBytes[0] = setOf;
  const signature = sign('sha256', signedBytes, sim.key);
  const isRsa = sim.key.asymmetricKeyType === 'rsa';
  const signer = new pkijs.SignerInfo({
    version: 1,
    sid: new pkijs.IssuerAndSerialNumber({ issuer: leaf.issuer, serialNumber: leaf.serialNumber }),
    digestAlgorithm: algorithm(oid.sha256),
    signedAttrs: attributes,
    signatureAlgorithm: algorithm(isRsa ? oid.rsaWithSha256 : oid.ecdsaWithSha256),
    signature: new asn1js.OctetString({ valueHex: signature }),
  });
  const signed = new pkijs.SignedData({
    version: 1,
    digestAlgorithms: [algorithm(oid.sha256)],
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: oid.data }),
    certificates: chain,
    signerInfos: [signer],
  });
  const content: unknown = signed.toSchema(true);
  const cms = new pkijs.ContentInfo({ contentType: oid.signedData, content });
  return Buffer.from(cms.toSchema().toBER()).toString('base64');
}

/** In the order of DER, shortest first, as a SET OF has it. */
function signedAttributes(hash: Uint8Array): pkijs.SignedAndUnsignedAttributes {
  const values: [string, asn1js.BaseBlock][] = [
    [oid.contentType, new asn1js.ObjectIdentifier({ value: oid.data })],
    [oid.signingTime, new asn1js.UTCTime({ valueDate: new Date() })],
    [oid.messageDigest, new asn1js.OctetString({ valueHex: hash })],
  ];
  const attributes = values.map(([type, value]) => new pkijs.Attribute({ type, values: [value] }));
  return new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes });
}

function algorithm(algorithmId: string): pkijs.AlgorithmIdentifier {
  return new pkijs.AlgorithmIdentifier({ algorithmId });
}

function parseCertificate(pem: string): pkijs.Certificate {
  return pkijs.Certificate.fromBER(new X509Certificate(pem).raw);
}

function splitPem(pem: string): string[] {
  return pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
}
