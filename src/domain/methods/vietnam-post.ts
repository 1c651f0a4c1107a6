import type { MethodDeclaration } from './method-declaration.ts';

/** An account at Vietnam Post (guide 1.5). */
export const vietnamPost = {
  title: { vi: 'Bưu điện Việt Nam', en: 'Vietnam Post' },
  asksFirst: 'post',
  asks: ['post'],
  secrets: ['POST_CLIENT_SECRET'],
  refusals: ['PostUnavailable'],
} as const satisfies MethodDeclaration;
