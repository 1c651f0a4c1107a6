import type { Access } from './access.ts';

/** For whoever passes both checks: the handler gets what both have read. */
export function allOf<A extends object, B extends object>(
  first: Access<A>,
  second: Access<B>,
): Access<A & B> {
  return {
    ...first,
    ...second,
    refusals: [...first.refusals, ...second.refusals],
    check: async (request) => ({
      ...(await first.check(request)),
      ...(await second.check(request)),
    }),
  };
}
