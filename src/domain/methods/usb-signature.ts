import type { MethodDeclaration } from './method-declaration.ts';
import { certificates } from './settings.ts';

/** A signature made in a USB token (guide 1.4). */
export const usbSignature = {
  title: { vi: 'USB ký số', en: 'USB signature' },
  asksFirst: 'citizen',
  settings: certificates,
  secrets: [],
  refusals: [],
} as const satisfies MethodDeclaration;
