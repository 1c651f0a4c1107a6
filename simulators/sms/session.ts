import { PDU, type Session } from 'smpp';
import { z } from 'zod';
import { createLink, type Link } from './link.ts';
import type { Receipt } from './receipts.ts';
import { takeMessage, type SubmitOptions } from './submit.ts';
import { commandStatus } from './standard.ts';

export type CentreOptions = SubmitOptions & { systemId: string; password: string };

/** One connection to the centre, and whether it is bound right now. */
export type CentreSession = { link: Link; isBound: () => boolean };

const bindRequest = z.object({ system_id: z.string(), password: z.string() });

/** The centre's side of one connection; `onReceipt` is handed the receipts of what it took. */
export function serveSession(
  session: Session,
  options: CentreOptions,
  onReceipt: (receipt: Receipt) => void,
): CentreSession {
  let bound = false;
  const link = createLink(session, (pdu) => void serve(pdu));

  function bind(pdu: PDU): void {
    const status = bound ? commandStatus.alreadyBound : bindStatus(pdu, options);
    bound ||= status === commandStatus.ok;
    link.answer(pdu.response({ command_status: status, system_id: 'simulator' }));
  }

  async function submit(pdu: PDU): Promise<void> {
    const outcome = await takeMessage(pdu, options);
    if (outcome === 'cut') {
      link.destroy();
      return;
    }
    const { status: command_status, messageId: message_id, receipts } = outcome;
    link.answer(pdu.response({ command_status, message_id }));
    receipts.forEach(onReceipt);
  }

  async function serve(pdu: PDU): Promise<void> {
    if (pdu.command === 'bind_transceiver') bind(pdu);
    else if (pdu.command === 'enquire_link') link.answer(pdu.response());
    else if (pdu.command === 'unbind') {
      bound = false;
      link.answer(pdu.response());
      link.end();
    } else if (pdu.command !== 'submit_sm') link.answer(notServed(pdu));
    else if (bound) await submit(pdu);
    else link.answer(pdu.response({ command_status: commandStatus.notBound }));
  }

  return { link, isBound: () => bound };
}

/** The answer to a request that a centre of this kind does not serve (section 4.3). */
function notServed({ sequence_number }: PDU): PDU {
  return new PDU('generic_nack', { sequence_number, command_status: commandStatus.invalidCommand });
}

function bindStatus(pdu: PDU, { systemId, password }: CentreOptions): number {
  const parsed = bindRequest.safeParse(pdu);
  if (!parsed.success) return commandStatus.bindFailed;
  if (parsed.data.system_id !== systemId) return commandStatus.invalidSystemId;
  return parsed.data.password === password ? commandStatus.ok : commandStatus.invalidPassword;
}
