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
