import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';

/** PKCS #8 of an Ed25519 key (RFC 8410, section 7) up to its 32 bytes. */
const pkcs8Header = Buffer.from('302e020100300506032b657004220420', 'hex');

/** What a seal says of the chain: its own number, the event it goes up to, the hash there, and when. */
export type Sealing = { number: number; lastSequence: number; hash: Buffer; sealedAt: Date };

export type SealKey = {
  keyId: string;
  /** Who can only read the trail verifies it by this: 32 bytes. */
  publicKey: Buffer;
  sign: (sealing: Sealing) => Buffer;
};

/** The sealer's Ed25519 key (RFC 8032) from its 32 secret bytes. */
export function createSealKey(secret: Buffer): SealKey {
  const der = Buffer.concat([pkcs8Header, secret]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = rawOf(createPublicKey(key));
  return {
    keyId: keyIdOf(publicKey),
    publicKey,
    sign: (sealing) => sign(null, signedText(sealing), key),
  };
}

/** Whether one of these public keys (32 bytes each) has made the signature. */
export function isSignedByOneOf(
  publicKeys: readonly Buffer[],
  sealing: Sealing,
  { keyId, signature }: { keyId: string; signature: Buffer },
): boolean {
  const raw = publicKeys.find((one) => keyIdOf(one) === keyId);
  return raw !== undefined && verify(null, signedText(sealing), toKey(raw), signature);
}

/** The first 8 bytes of the public key's SHA-256, in hex. */
function keyIdOf(publicKey: Buffer): string {
  return createHash('sha256').update(publicKey).digest('hex').slice(0, 16);
}

function signedText({ number, lastSequence, hash, sealedAt }: Sealing): Buffer {
  const parts = [number, lastSequence, hash.toString('hex'), sealedAt.toISOString()];
  return Buffer.from(`dinhdanh audit seal\n${parts.join('\n')}`, 'utf8');
}

function rawOf(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
}

function toKey(raw: Buffer): KeyObject {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') };
  return createPublicKey({ key: jwk, format: 'jwk' });
}
