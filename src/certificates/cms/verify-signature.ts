import { verify, X509Certificate, type KeyObject } from 'node:crypto';
import * as pkijs from 'pkijs';
import { attributesHold, signedBytesOf } from './signed-attributes.ts';

/** Signature algorithms by OID: the key that fits, and the hash (RFC 5754, RFC 8017). */
const algorithms = new Map([
  ['1.2.840.113549.1.1.11', { key: 'rsa', hash: 'sha256' }],
  ['1.2.840.113549.1.1.12', { key: 'rsa', hash: 'sha384' }],
  ['1.2.840.113549.1.1.13', { key: 'rsa', hash: 'sha512' }],
  // rsaEncryption: the hash is the signer's digest algorithm, which is SHA-256 here.
  ['1.2.840.113549.1.1.1', { key: 'rsa', hash: 'sha256' }],
  ['1.2.840.10045.4.3.2', { key: 'ec', hash: 'sha256' }],
  ['1.2.840.10045.4.3.3', { key: 'ec', hash: 'sha384' }],
  ['1.2.840.10045.4.3.4', { key: 'ec', hash: 'sha512' }],
]);

/** Why a signature is not one over the hash; for staff and logs. */
export type SignatureFault =
  'malformed' | 'several_signers' | 'no_signer_certificate' | 'other_hash' | 'algorithm' | 'forged';

/** Certificates are DER; whether they are worth anything is another question. */
export type SignatureVerdict =
  | { ok: true; leaf: Uint8Array; intermediates: Uint8Array[] }
  | { ok: false; code: 'SimSignatureInvalid'; fault: SignatureFault };

/**
 * Whether a detached CMS SignedData (base64) is one signature over the very SHA-256 value that was
 * asked for: its message digest is that hash, and the certificate that it names made it (RFC 5652
 * section 5.6).
 */
export function verifySignature(cms: string, hash: Uint8Array): SignatureVerdict {
  const signed = parse(cms);
  if (!signed || signed.encapContentInfo.eContent) return refused('malformed');
  const [signer, ...others] = signed.signerInfos;
  if (!signer || others.length > 0) return refused('several_signers');
  const certificates = certificatesIn(signed);
  const leaf = certificates.find((one) => isSigner(one, signer));
  if (!leaf) return refused('no_signer_certificate');
  if (!attributesHold(signer, hash)) return refused('other_hash');
  return verdictOn(signer, leaf, certificates);
}

function parse(cms: string): pkijs.SignedData | undefined {
  try {
    const info = pkijs.ContentInfo.fromBER(Buffer.from(cms, 'base64'));
    if (info.contentType !== pkijs.id_ContentType_SignedData) return undefined;
    return new pkijs.SignedData({ schema: info.content });
  } catch {
    return undefined;
  }
}

function certificatesIn(signed: pkijs.SignedData): pkijs.Certificate[] {
  return (signed.certificates ?? []).filter((one) => one instanceof pkijs.Certificate);
}

function isSigner(certificate: pkijs.Certificate, { sid }: pkijs.SignerInfo): boolean {
  if (!(sid instanceof pkijs.IssuerAndSerialNumber)) return false;
  const isIssuer = certificate.issuer.isEqual(sid.issuer);
  return isIssuer && certificate.serialNumber.isEqual(sid.serialNumber);
}

function verdictOn(
  signer: pkijs.SignerInfo,
  leaf: pkijs.Certificate,
  all: pkijs.Certificate[],
): SignatureVerdict {
  const algorithm = algorithms.get(signer.signatureAlgorithm.algorithmId);
  const publicKey = publicKeyOf(leaf);
  if (!algorithm || publicKey?.asymmetricKeyType !== algorithm.key) return refused('algorithm');
  const signature = signer.signature.valueBlock.valueHexView;
  if (!isMadeBy(algorithm.hash, signedBytesOf(signer), publicKey, signature)) {
    return refused('forged');
  }
  const intermediates = all.filter((one) => one !== leaf).map(toDer);
  return { ok: true, leaf: toDer(leaf), intermediates };
}

/** Undefined for a key that nobody can verify with. */
function publicKeyOf(certificate: pkijs.Certificate): KeyObject | undefined {
  try {
    return new X509Certificate(toDer(certificate)).publicKey;
  } catch {
    return undefined;
  }
}

function isMadeBy(hash: string, bytes: Uint8Array, key: KeyObject, signature: Uint8Array): boolean {
  try {
    return verify(hash, bytes, key, signature);
  } catch {
    return false;
  }
}

/** The signed part of the certificate stays as it came. */
function toDer(certificate: pkijs.Certificate): Uint8Array {
  return new Uint8Array(certificate.toSchema(false).toBER());
}

function refused(fault: SignatureFault): SignatureVerdict {
  return { ok: false, code: 'SimSignatureInvalid', fault };
}
