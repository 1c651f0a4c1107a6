import { inflateSync } from 'node:zlib';
import type { Flaw } from './check-evidence.ts';
import { type PdfParts, splitPdf } from './split-pdf.ts';

/** Where readers look for the end (ISO 32000-1, annex H.3, note 18). */
const endBytes = 1024;
const end = /startxref\s+(\d{1,10})\s+%%EOF/g;
/** Where the cross-references are: a table, or an object that holds them. */
const references = /^\s*(?:xref\b|\d+\s+\d+\s+obj\b)/;
const encrypted = anyOf(['Encrypt']);
/** Scripts, programs to be started, files inside, and media that play. */
const active = anyOf([
  'JavaScript',
  'JS',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'XFA',
]);
/** Compressed objects of a file in all: scans have next to none. */
const mostObjects = 8 * 1024 * 1024;

/**
 * What is wrong with a PDF: it must begin as one, end with its cross-references and have them where it says,
 * be open to read, and have no active content in its objects, the compressed ones among them. Only what is
 * cheap to see is seen: whoever opens it does so as any file of a stranger.
 */
export function checkPdf(file: Buffer): Flaw {
  const [last] = [...file.subarray(-endBytes).toString('latin1').matchAll(end)].slice(-1);
  const at = Number(last?.[1] ?? file.length);
  if (!references.test(file.toString('latin1', at, at + 64))) return 'EvidenceUnreadable';
  const parts = splitPdf(file.toString('latin1'));
  if (encrypted.test(parts.outside)) return 'EvidenceUnreadable';
  return active.test(parts.outside) ? 'EvidenceActive' : objectsFlaw(parts);
}

function objectsFlaw({ objectStreams }: PdfParts): Flaw {
  let left = mostObjects;
  for (const stream of objectStreams) {
    const objects = inflated(stream, left);
    if (objects === null) return 'EvidenceUnreadable';
    if (active.test(objects)) return 'EvidenceActive';
    left -= objects.length;
  }
  return null;
}

/** Any of these names, whose letters may each be written with `#` and two digits (ISO 32000-1, 7.3.5). */
function anyOf(names: readonly string[]): RegExp {
  const spelt = names.map((name) => name.replace(/[A-Za-z]/g, inEitherWay));
  return new RegExp(`/(?:${spelt.join('|')})(?![A-Za-z0-9#])`);
}

function inEitherWay(letter: string): string {
  const digits = letter
    .charCodeAt(0)
    .toString(16)
    .replace(/[a-f]/g, (d) => `[${d}${d.toUpperCase()}]`);
  return `(?:${letter}|#${digits})`;
}

/** The objects of a stream; null where it is compressed in another way than the usual one, damaged, or too long. */
function inflated(data: string, most: number): string | null {
  try {
    const bytes = inflateSync(Buffer.from(data, 'latin1'), { maxOutputLength: Math.max(1, most) });
    return bytes.toString('latin1');
  } catch {
    return null;
  }
}
