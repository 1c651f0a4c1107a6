import type { Flaw } from './check-evidence.ts';
import { sizeFlaw } from './picture-size.ts';

/** Markers (ITU-T T.81, table B.1), the second byte of each. */
const startOfScan = 0xda;
const endOfImage = 0xd9;
/** Frames of every kind but DHT, JPG and DAC, which lie among them. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** In the data of a scan: a byte FF of the data itself, and the restarts. */
const isData = (marker: number): boolean => marker === 0 || (marker >= 0xd0 && marker <= 0xd7);
/** Honest pictures have ten or so; each costs a decoder the whole picture. */
const mostScans = 64;

/**
 * What is wrong with a JPEG: it must be whole, segment by segment to its end, with one frame of bounded
 * dimensions and a bounded number of scans. What cameras put behind the end is left alone.
 */
export function checkJpeg(file: Buffer): Flaw {
  let scans = 0;
  let flaw: Flaw = 'EvidenceUnreadable';
  for (let at = 2; at + 4 <= file.length || file[at + 1] === endOfImage;) {
    if (file[at] !== 0xff) return 'EvidenceUnreadable';
    const marker = file[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1; // fill bytes
      continue;
    }
    if (marker === endOfImage) return scans === 0 ? 'EvidenceUnreadable' : flaw;
    const end = at + 2 + file.readUInt16BE(at + 2);
    if (end <= at + 3 || end > file.length) return 'EvidenceUnreadable';
    if (isFrame(marker)) {
      flaw = frameFlaw(file.subarray(at + 4, end));
      if (flaw) return flaw;
    }
    if (marker === startOfScan) scans += 1;
    if (scans > mostScans) return 'EvidenceTooLarge';
    at = marker === startOfScan ? endOfScan(file, end) : end;
  }
  return 'EvidenceUnreadable';
}

/** Of a frame's precision, height, width and components. */
function frameFlaw(frame: Buffer): Flaw {
  if (frame.length < 6) return 'EvidenceUnreadable';
  return sizeFlaw({ height: frame.readUInt16BE(1), width: frame.readUInt16BE(3) });
}

/** Where the next marker is. */
function endOfScan(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 1)) {
    const marker = file[at + 1];
    if (marker !== undefined && !isData(marker) && marker !== 0xff) return at;
  }
  return file.length;
}
