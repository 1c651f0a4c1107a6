import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

const formatVersion = 1;
const ivBytes = 12;
const tagBytes = 16;
const keyBytes = 32;

/** What a sealed value is for: one purpose's key opens nothing of the other. */
export type SealPurpose = (typeof sealPurposes)[number];
const sealPurposes = ['payload', 'column', 'cookie'] as const;

/** An encryption key with the id that sealed values name it by (1 to 32 characters). */
export type RingKey = { readonly id: string; readonly key: Buffer };

/** A ciphertext as iv(12), ciphertext, tag(16), beside the id of the key that made it. */
export type Box = { readonly keyId: string; readonly box: Buffer };

/** A sealed value names a key that is not in the ring. */
export class UnknownKeyError extends Error {
  readonly keyId: string;

  constructor(keyId: string) {
    super(`No key "${keyId}" in the key ring (SECRET_KEYS).`);
    this.keyId = keyId;
  }
}

/**
 * Everything that is done with the two secrets of the installation: AES-256-GCM under a ring of
 * keys (the first one seals, any one opens), and HMAC-SHA256 look-ups under a key that never turns.
 */
export type Keys = {
  /** The key that seals, and all that open. */
  ring: { current: string; ids: readonly string[] };
  /** Seals to version(1), length of key id(1), key id, iv(12), ciphertext, tag(16). */
  seal: (purpose: SealPurpose, plain: Uint8Array, aad?: string) => Buffer;
  /** Opens what `seal` made; throws when the key id is unknown, or anything was changed. */
  open: (purpose: SealPurpose, sealed: Uint8Array, aad?: string) => Buffer;
  sealText: (purpose: SealPurpose, plain: string, aad?: string) => Buffer;
  openText: (purpose: SealPurpose, sealed: Uint8Array, aad?: string) => string;
  /** Seals without a header, for places that keep the key id themselves. */
  sealBox: (purpose: SealPurpose, plain: Uint8Array, aad?: string) => Box;
  openBox: (purpose: SealPurpose, sealed: Box, aad?: string) => Buffer;
  /** 32 bytes that only a holder of the look-up key can work out; the same value gives the same. */
  lookup: (purpose: string, value: string) => Buffer;
};

/**
 * Makes the keys from their secrets of 32 bytes each. Every purpose has a key of its own, derived
 * by HKDF-SHA256 (RFC 5869), so that a value of one purpose says nothing about another.
 */
export function createKeys(secrets: { ring: readonly RingKey[]; lookupKey: Buffer }): Keys {
  const [active] = secrets.ring;
  if (active === undefined) throw new Error('The key ring is empty.');
  const sealing = derivedRing(secrets.ring);
  const lookupKeys = memoize((purpose) => derive(secrets.lookupKey, `lookup/${purpose}`));

  function sealBox(purpose: SealPurpose, plain: Uint8Array, aad = ''): Box {
    const keyId = active?.id ?? '';
    return { keyId, box: encrypt(sealing(purpose, keyId), plain, aad) };
  }
  function openBox(purpose: SealPurpose, { keyId, box }: Box, aad = ''): Buffer {
    return decrypt(sealing(purpose, keyId), box, aad);
  }
  function seal(purpose: SealPurpose, plain: Uint8Array, aad?: string): Buffer {
    return pack(sealBox(purpose, plain, aad));
  }
  function open(purpose: SealPurpose, sealed: Uint8Array, aad?: string): Buffer {
    return openBox(purpose, unpack(sealed), aad);
  }
  return {
    ring: { current: active.id, ids: secrets.ring.map(({ id }) => id) },
    seal,
    open,
    sealBox,
    openBox,
    sealText: (purpose, plain, aad) => seal(purpose, Buffer.from(plain, 'utf8'), aad),
    openText: (purpose, sealed, aad) => open(purpose, sealed, aad).toString('utf8'),
    lookup: (purpose, value) =>
      createHmac('sha256', lookupKeys(purpose)).update(value, 'utf8').digest(),
  };
}

function derivedRing(ring: readonly RingKey[]): (purpose: SealPurpose, keyId: string) => KeyObject {
  const derived = new Map<string, KeyObject>();
  for (const { id, key } of ring) {
    for (const purpose of sealPurposes) {
      derived.set(`${purpose}/${id}`, derive(key, `seal/${purpose}`));
    }
  }
  return (purpose, keyId) => {
    const key = derived.get(`${purpose}/${keyId}`);
    if (key === undefined) throw new UnknownKeyError(keyId);
    return key;
  };
}

/** A KeyObject: with a Buffer as key, each use takes five times as long. */
function derive(secret: Buffer, info: string): KeyObject {
  if (secret.length !== keyBytes) throw new Error(`A key must be ${keyBytes} bytes long.`);
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `dinhdanh/${info}`, keyBytes)));
}

/** Purposes are a handful of constants in the code, so the map stays small. */
function memoize(make: (name: string) => KeyObject): (name: string) => KeyObject {
  const made = new Map<string, KeyObject>();
  return (name) => {
    const known = made.get(name) ?? make(name);
    made.set(name, known);
    return known;
  };
}

// createCipheriv takes a tenth of the time of WebCrypto for values as short as ours.
function encrypt(key: KeyObject, plain: Uint8Array, aad: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(aad, 'utf8'));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: KeyObject, box: Buffer, aad: string): Buffer {
  if (box.length < ivBytes + tagBytes) throw new Error('A sealed value is too short.');
  // authTagLength: without it Node accepts a tag cut down to 4 bytes.
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(aad, 'utf8'));
  decipher.setAuthTag(box.subarray(-tagBytes));
  return Buffer.concat([decipher.update(box.subarray(ivBytes, -tagBytes)), decipher.final()]);
}

function pack({ keyId, box }: Box): Buffer {
  const id = Buffer.from(keyId, 'utf8');
  return Buffer.concat([Buffer.of(formatVersion, id.length), id, box]);
}

function unpack(sealed: Uint8Array): Box {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const [version, idLength] = bytes;
  if (version !== formatVersion || idLength === undefined) {
    throw new Error('A sealed value has an unknown format.');
  }
  const boxAt = 2 + idLength;
  return { keyId: bytes.toString('utf8', 2, boxAt), box: bytes.subarray(boxAt) };
}
