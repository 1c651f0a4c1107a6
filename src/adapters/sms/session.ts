import { connect } from 'smpp';
import type { OutsideSystemError } from '../outside-system-error.ts';
import { type PartialTlsFiles, readPartialTlsFiles } from '../tls-files.ts';
import { answerRequest, type Receipts } from './answer-request.ts';
import { smsFailure } from './failure.ts';
import { createLink, type Link } from './link.ts';
import { interfaceVersion } from './wire.ts';

export type SessionOptions = {
  host: string;
  port: number;
  /** Files in PEM, read at each connection; undefined: without TLS. */
  tls?: PartialTlsFiles | undefined;
  systemId: string;
  password: string;
  /** How long the centre may take to answer a bind, an enquire_link and an unbind. */
  answerTimeoutMs: number;
  /** How often an enquire_link asks whether the centre is still there. */
  enquireEveryMs: number;
} & Receipts;

/** A bound session. */
export type SmsSession = {
  request: Link['request'];
  closed: Promise<OutsideSystemError>;
  /** Unbinds, after the receipts that are being handled, and ends the connection. */
  end: () => Promise<void>;
};

/**
 * Connects and binds as a transceiver; the signal gives up a bind that is under way.
 * @throws OutsideSystemError when the centre is not there or does not let us in.
 */
export async function openSession(
  options: SessionOptions,
  signal: AbortSignal,
): Promise<SmsSession> {
  const { host, port, answerTimeoutMs } = options;
  const tls = options.tls ? { tls: true, ...readPartialTlsFiles(options.tls) } : {};
  const inHand = new Set<Promise<void>>();
  // Without noDelay, small PDUs wait for the acknowledgement of earlier ones, some 40 ms.
  const link = createLink(connect({ host, port, noDelay: true, ...tls }), (pdu) => {
    const handled = answerRequest(pdu, link, options).finally(() => {
      inHand.delete(handled);
    });
    inHand.add(handled);
  });
  await bind(link, options, signal);
  const watch = setInterval(() => void enquire(link, answerTimeoutMs), options.enquireEveryMs);
  void link.closed.then(() => {
    clearInterval(watch);
  });

  return {
    request: link.request,
    closed: link.closed,
    async end() {
      await Promise.allSettled(inHand);
      await link.request('unbind', {}, answerTimeoutMs).catch(() => undefined);
      link.destroy(smsFailure('down', 'the client was closed'));
      await link.closed;
    },
  };
}

async function bind(link: Link, options: SessionOptions, signal: AbortSignal): Promise<void> {
  const giveUp = (): void => {
    link.destroy(smsFailure('down', 'the client was closed'));
  };
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    const { systemId: system_id, password, answerTimeoutMs } = options;
    const fields = { system_id, password, interface_version: interfaceVersion };
    await link.request('bind_transceiver', fields, answerTimeoutMs);
  } catch (error) {
    link.destroy(smsFailure('down', 'not bound', { cause: error }));
    throw error;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/** A connection can be dead without either end having been told; then the session must be, too. */
async function enquire(link: Link, answerTimeoutMs: number): Promise<void> {
  try {
    await link.request('enquire_link', {}, answerTimeoutMs);
  } catch (error) {
    link.destroy(smsFailure('down', 'enquire_link without an answer', { cause: error }));
  }
}
