import { createMailRoutes } from './email/routes.ts';
import { startMailServer } from './email/simulator.ts';
import type { Fault, Faults } from './faults/faults.ts';
import type { TlsMaterial } from './tls.ts';
import type { World } from './world.ts';

export type MailOptions = {
  /** 0 for any that is free. */
  smtpPort?: number;
  /** Credentials that the system under test has to show. */
  email: { user: string; password: string };
};

type Context = Pick<World, 'mailboxes'> & { host: string; tls: TlsMaterial; faults: Faults };

/** The mail server, for every address. */
export async function startMail(
  { smtpPort = 0, email }: MailOptions,
  { host, tls, faults, mailboxes }: Context,
) {
  const server = await startMailServer({
    ...email,
    host,
    port: smtpPort,
    tls: tls.server,
    deliver: mailboxes.deliver,
    takeFault: (among) => faults.take('email', undefined, among),
  });
  return {
    ...server,
    router: createMailRoutes(mailboxes),
    /** What a fault does to connections that are open already. */
    onFault: ({ system, fault }: Fault): void => {
      if (system === 'email' && fault === 'down') server.cutConnections();
    },
  };
}
