import type { Level } from '../../src/domain/flows/levels.ts';
import type { Text } from '../../src/domain/flows/text.ts';

/** The verification levels in words (product.md, terms). */
export const levelTexts = {
  1: { vi: 'Mức 1 – tự khai', en: 'Level 1 – self-declared' },
  2: { vi: 'Mức 2 – đã được một nguồn xác minh', en: 'Level 2 – verified by a source' },
  3: { vi: 'Mức 3 – tương đương gặp trực tiếp', en: 'Level 3 – equal to in person' },
} as const satisfies Record<Level, Text>;
