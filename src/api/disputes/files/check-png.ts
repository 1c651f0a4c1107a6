import { crc32 } from 'node:zlib';
import type { Flaw } from './check-evidence.ts';
import { type Inflated, inflatesTo } from './inflates-to.ts';
import { sizeFlaw } from './picture-size.ts';

const signatureBytes = 8;
/** Length and type before a chunk's data, and its checksum behind. */
const headBytes = 8;
const tailBytes = 4;
const headerBytes = 13;
/** Samples of a pixel by colour type (ISO 15948, table 11.1). */
const samplesOf: Readonly<Partial<Record<number, number>>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Chunks that are compressed beside the picture, and as much of them as inflates to no harm (by 1032 at most). */
const compressedBeside = ['zTXt', 'iTXt', 'iCCP'];
const mostBeside = 64 * 1024;
const flaws: Readonly<Record<Inflated, Flaw>> = {
  whole: null,
  over: 'EvidenceTooLarge',
  broken: 'EvidenceUnreadable',
};

type Chunk = { type: string; data: Buffer };

/**
 * What is wrong with a PNG (ISO 15948): it must be whole, chunk by chunk to its end, its dimensions bounded,
 * and its picture no more than these dimensions need, which is seen by inflating it and keeping nothing.
 */
export async function checkPng(file: Buffer): Promise<Flaw> {
  const chunks = readChunks(file);
  const header = chunks?.[0];
  if (!chunks || header?.type !== 'IHDR' || header.data.length !== headerBytes) {
    return 'EvidenceUnreadable';
  }
  const size = { width: header.data.readUInt32BE(0), height: header.data.readUInt32BE(4) };
  const flaw = sizeFlaw(size);
  if (flaw) return flaw;
  if (bytesOf(chunks, compressedBeside) > mostBeside) return 'EvidenceTooLarge';
  const picture = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  return flaws[await inflatesTo(picture, mostBytes(header.data, size))];
}

/** The chunks up to the end; null where the file is damaged, cut short, or goes on behind it. */
function readChunks(file: Buffer): Chunk[] | null {
  const chunks: Chunk[] = [];
  for (let at = signatureBytes; at + headBytes + tailBytes <= file.length;) {
    const end = at + headBytes + file.readUInt32BE(at);
    if (end + tailBytes > file.length) return null;
    if (crc32(file.subarray(at + 4, end)) !== file.readUInt32BE(end)) return null;
    const type = file.toString('latin1', at + 4, at + headBytes);
    chunks.push({ type, data: file.subarray(at + headBytes, end) });
    at = end + tailBytes;
    if (type === 'IEND') return at === file.length ? chunks : null;
  }
  return null;
}

function bytesOf(chunks: readonly Chunk[], types: readonly string[]): number {
  return chunks
    .filter(({ type }) => types.includes(type))
    .reduce((sum, { data }) => sum + data.length, 0);
}

/**
 * What the picture comes to at most: its samples, and of each line a filter byte and what is left of its last
 * byte. An interlaced one has less than twice as many lines.
 */
function mostBytes(header: Buffer, { width, height }: { width: number; height: number }): number {
  const bits = header.readUInt8(8) * (samplesOf[header.readUInt8(9)] ?? 0);
  return Math.ceil((width * height * bits) / 8) + 4 * height + 16;
}
