import type { SecurityContact } from '../../platform/config/security-contact.ts';
import { openToAll } from '../http/access/open-to-all.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';

export type SecurityTxtDeps = {
  settings: { publicUrl: string; securityContact: SecurityContact | null };
  now: () => Date;
};

const path = '/.well-known/security.txt';

/**
 * Where to report a weakness (RFC 9116). Not found where the installation names nobody, or has not said for
 * too long that it is still so: a file that has expired must not be used (section 2.5.5).
 */
export function securityTxt({ settings, now }: SecurityTxtDeps): Route {
  const { publicUrl, securityContact } = settings;
  return route({
    method: 'get',
    path,
    access: openToAll,
    answers: { 200: { description: 'Whom to tell', type: 'text/plain' } },
    refusals: ['NotFound'],
    handle: () => {
      if (!securityContact || securityContact.expiresAt <= now()) throw new Refused('NotFound');
      const { contacts, expiresAt } = securityContact;
      const fields = [
        ...contacts.map((contact) => `Contact: ${contact}`),
        `Expires: ${expiresAt.toISOString()}`,
        'Preferred-Languages: vi, en',
        `Canonical: ${publicUrl}${path}`,
      ];
      const headers = { 'Content-Type': 'text/plain; charset=utf-8' };
      return { status: 200, headers, text: `${fields.join('\n')}\n` };
    },
  });
}
