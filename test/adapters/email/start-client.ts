import { createEmailClient } from '../../../src/adapters/email/client.ts';
import { credentials } from '../../simulators/start.ts';

type Options = Parameters<typeof createEmailClient>[0];

/** A client of the mail server at a port of this machine. */
export function startClient(port: number, options: Partial<Options> = {}) {
  return createEmailClient({
    ...credentials.email,
    host: '127.0.0.1',
    port,
    security: 'none',
    from: { address: 'no-reply@tests.example', name: 'Định Danh' },
    ...options,
  });
}
