import type { Flaw } from './check-evidence.ts';

/** More than any scanner or phone makes of a page: decoded, four bytes each. */
const mostPixels = 40_000_000;

/** Whether a picture's dimensions, as its header has them, are such that it may be opened. */
export function sizeFlaw({ width, height }: { width: number; height: number }): Flaw {
  if (width === 0 || height === 0) return 'EvidenceUnreadable';
  return width * height > mostPixels ? 'EvidenceTooLarge' : null;
}
