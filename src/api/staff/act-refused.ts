import type { Text } from '../../domain/flows/text.ts';
import { Refused } from '../http/refused.ts';

/** The refusal of an act, which says of this very flow or account why (RFC 9457, section 3.1.4). */
export function actRefused(
  code: 'FlowActNotAllowed' | 'AccountActNotAllowed',
  whyNot: Text,
): Refused {
  return new Refused(code, { members: ({ language }) => ({ detail: whyNot[language] }) });
}
