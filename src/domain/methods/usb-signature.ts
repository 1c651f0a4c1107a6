import type { MethodDeclaration } from './method-declaration.ts';

/** A signature made in a USB token (guide 1.4). */
export const usbSignature = {
  title: { vi: 'USB ký số', en: 'USB signature' },
  asksFirst: 'citizen',
  // As of a SIM signature.
  asks: ['ca', 'insurer'],
  secrets: [],
  refusals: [],
} as const satisfies MethodDeclaration;
