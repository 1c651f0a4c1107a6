import type { Method } from '../../domain/methods/methods.ts';
import type { Access } from '../http/access/access.ts';
import { Refused } from '../http/refused.ts';

/** Public where this portal offers the method; else refused before anything is read of the request. */
export function whereOffered(isOffered: boolean): Access<object> {
  return {
    refusals: ['MethodNotOffered'],
    check: () => {
      if (!isOffered) throw new Refused('MethodNotOffered');
      return {};
    },
  };
}

/** Refuses a body that names a method which this portal does not offer. */
export function requireOffered(body: object, offered: readonly Method[]): void {
  if ('by' in body && !offered.some((method) => method === body.by)) {
    throw new Refused('MethodNotOffered');
  }
}
