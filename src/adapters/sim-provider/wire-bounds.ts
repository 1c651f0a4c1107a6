import type { SoapFault } from './wire-read.ts';

/** How much a message may have before anything of it is parsed; each is a count in its text. */
export type Bounds = {
  bytes: number;
  /** Starts and ends of elements: no nesting is deeper either. */
  tags: number;
  attributes: number;
  /** Character and entity references. */
  references: number;
};

/**
 * A notification comes from anybody, and has a signature and its certificates at most. The parser
 * costs the square of attributes and of namespaces in nested elements.
 */
export const notificationBounds: Bounds = {
  bytes: 16 * 1024,
  tags: 128,
  attributes: 128,
  references: 512,
};

/** An answer comes over mutual TLS from the provider, with all certificates of a SIM. */
export const answerBounds: Bounds = {
  bytes: 64 * 1024,
  tags: 1_000,
  attributes: 1_000,
  references: 2_048,
};

type Bounded = { ok: true; text: string } | { ok: false; code: SoapFault };

/**
 * The text of a message in UTF-8, within its bounds, at a cost that grows with its length alone.
 * Declarations of entities and document types are refused wherever they stand (SOAP 1.2 part 1,
 * section 5): a comment that holds one is no loss.
 */
export function readBounded(message: Uint8Array, bounds: Bounds): Bounded {
  if (message.byteLength > bounds.bytes) return { ok: false, code: 'SoapTooLarge' };
  const text = decode(message);
  if (text === undefined) return { ok: false, code: 'SoapMalformed' };
  if (/<!ENTITY/i.test(text)) return { ok: false, code: 'SoapEntityForbidden' };
  if (/<!DOCTYPE/i.test(text)) return { ok: false, code: 'SoapDoctypeForbidden' };
  const isBounded =
    hasAtMost(text, '<', bounds.tags) &&
    hasAtMost(text, '=', bounds.attributes) &&
    hasAtMost(text, '&', bounds.references);
  return isBounded ? { ok: true, text } : { ok: false, code: 'SoapMalformed' };
}

function decode(message: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(message);
  } catch {
    return undefined;
  }
}

function hasAtMost(text: string, sign: string, most: number): boolean {
  return text.split(sign, most + 2).length <= most + 1;
}
