import { X509Certificate, createHash, type KeyObject } from 'node:crypto';
import * as pkijs from 'pkijs';
import { tags } from '../der/read-values.ts';
import { writeElement } from '../der/write-element.ts';
import { verifyOffLoop } from '../verify-off-loop.ts';
import { attributesHold, plainData, signedBytesOf } from './signed-attributes.ts';
import { isSigner } from './is-signer.ts';

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
export type SignatureReading =
  | {
      ok: true;
      leaf: Uint8Array;
      /** The same, as it was read here. */
      certificate: pkijs.Certificate;
      intermediates: Uint8Array[];
      findFault: () => Promise<SignatureFault | undefined>;
    }
  | { ok: false; fault: SignatureFault };

/**
 * Reads a CMS SignedData (base64) with one signature over the very SHA-256 value that was asked for:
 * its message digest is that hash, and so is the hash of the content where that came along (RFC 5652
 * section 5.2). Nothing is computed with the signer's key before `findFault` is called, which is to
 * be done once the certificate is trusted: whether that certificate made it (section 5.6).
 */
export function readSignature(cms: string, hash: Uint8Array): SignatureReading {
  const signed = parse(cms);
  if (!signed) return refused('malformed');
  const [signer, ...others] = signed.signerInfos;
  if (!signer || others.length > 0) return refused('several_signers');
  const certificates = certificatesIn(signed);
  const certificate = certificates.find((one) => isSigner(one, signer));
  if (!certificate) return refused('no_signer_certificate');
  if (!holds(signed, hash) || !attributesHold(signer, hash)) return refused('other_hash');
  const leaf = toDer(certificate);
  return {
    ok: true,
    leaf,
    certificate,
    intermediates: certificates.filter((one) => one !== certificate).map(toDer),
    findFault: () => findFault(signer, leaf),
  };
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

/** Whether the content is plain data, and of this hash where it is attached. */
function holds({ encapContentInfo }: pkijs.SignedData, hash: Uint8Array): boolean {
  const { eContent, eContentType } = encapContentInfo;
  if (eContentType !== plainData) return false;
  if (!eContent) return true;
  // In BER the content may come in pieces (RFC 5652 section 5.2).
  return createHash('sha256').update(new Uint8Array(eContent.getValue())).digest().equals(hash);
}

async function findFault(
  signer: pkijs.SignerInfo,
  leaf: Uint8Array,
): Promise<SignatureFault | undefined> {
  const algorithm = algorithms.get(signer.signatureAlgorithm.algorithmId);
  const key = publicKeyOf(leaf);
  if (!algorithm || key?.asymmetricKeyType !== algorithm.key) return 'algorithm';
  const signature = signer.signature.valueBlock.valueHexView;
  const isMade = await verifyOffLoop(algorithm.hash, signedBytesOf(signer), { key }, signature);
  return isMade ? undefined : 'forged';
}

/** Undefined for a key that nobody can verify with. */
function publicKeyOf(certificate: Uint8Array): KeyObject | undefined {
  try {
    return new X509Certificate(certificate).publicKey;
  } catch {
    return undefined;
  }
}

/** The signed part of the certificate stays as it came. */
function toDer(certificate: pkijs.Certificate): Uint8Array {
  const { tbsView, signatureAlgorithm, signatureValue } = certificate;
  const behind = [signatureAlgorithm.toSchema().toBER(), signatureValue.toBER()];
  const parts = behind.map((one) => new Uint8Array(one));
  return Uint8Array.from(writeElement(tags.sequence, tbsView, ...parts));
}

function refused(fault: SignatureFault): SignatureReading {
  return { ok: false, fault };
}
