import { createTransport } from 'nodemailer';
import { createCalls } from '../deadline.ts';
import { type PartialTlsFiles, readPartialTlsFiles } from '../tls-files.ts';
import { emailFailure } from './failure.ts';

/** A plain text; `id` names the message, so that one that is handed over again is the same one. */
export type Email = {
  /** Letters, digits and hyphens: the left side of its Message-ID (RFC 5322, 3.6.4). */
  id: string;
  to: string;
  subject: string;
  text: string;
};

export interface EmailClient {
  /**
   * Hands a message to the mail server.
   * @throws OutsideSystemError when the server has not taken it within `timeoutMs`; after `timeout` or
   * `down` it may nevertheless be sent. Not retryable: the server refuses the recipient or the text.
   */
  send: (message: Email, call: { timeoutMs: number }) => Promise<void>;
  close: () => Promise<void>;
}

type Options = {
  host: string;
  port: number;
  user: string;
  password: string;
  /** TLS from the first byte, by a STARTTLS that must succeed, or none. */
  security: 'implicit' | 'starttls' | 'none';
  /** Files in PEM, read at once; what is not given is the public CAs. */
  tls?: PartialTlsFiles | undefined;
  /** The sender's address and name. */
  from: { address: string; name: string };
};

const maxConnections = 3;
/** Without an answer for so long a connection is given up, whoever waits for it. */
const silenceMs = 60_000;

/** A client of a mail server (SMTP, RFC 5321 and 6409), on connections that stay open between messages. */
export function createEmailClient(options: Options): EmailClient {
  const { from } = options;
  const calls = createCalls('email');
  const transport = createTransport(transportOptions(options));
  const domain = from.address.split('@').at(-1) ?? from.address;
  return {
    send: ({ id, to, subject, text }, { timeoutMs }) =>
      calls.within(timeoutMs, async (signal) => {
        try {
          await transport.sendMail({
            messageId: `<${id}@${domain}>`,
            from,
            // An object: a text would be parsed, and might name more than one recipient.
            to: { address: to, name: '' },
            subject,
            text,
            // RFC 3834: nobody's absence note answers it.
            headers: { 'Auto-Submitted': 'auto-generated' },
            signal,
          });
        } catch (error) {
          throw emailFailure(error);
        }
      }),
    close: () => {
      calls.close();
      transport.close();
      return Promise.resolve();
    },
  };
}

function transportOptions({ host, port, user, password, security, tls }: Options) {
  return {
    pool: true as const,
    host,
    port,
    auth: { user, pass: password },
    secure: security === 'implicit',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: readPartialTlsFiles(tls ?? {}),
    maxConnections,
    // Whoever hands a message over tries again; the package would do so behind their back.
    maxRequeues: 0,
    connectionTimeout: silenceMs,
    socketTimeout: silenceMs,
    // A text is a text, and no name of a file or an address to be fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
