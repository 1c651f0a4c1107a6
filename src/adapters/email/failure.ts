import { OutsideSystemError } from '../outside-system-error.ts';
import { smtpError, smtpReply, type SmtpError } from './wire.ts';

/**
 * What a try has failed by. Final is a permanent reply (RFC 5321, 4.2.1) to a recipient or a text,
 * unless its enhanced status says that it is about us (RFC 3463, 3.8). The server's own words are left
 * out: they repeat the address.
 */
export function emailFailure(error: unknown): OutsideSystemError {
  if (error instanceof OutsideSystemError) return error;
  const failed = smtpError.safeParse(error).data ?? {};
  const { responseCode } = failed;
  if (responseCode !== undefined && responseCode >= 400) return replyFailure(failed, responseCode);
  if (failed.code === 'ETIMEDOUT') return failure('timeout', 'no answer');
  // The package itself takes the address for none, and asks nobody.
  if (failed.code === 'EENVELOPE' && failed.command === 'API')
    return failure('refused', 'no address', false);
  if (failed.code === 'EPROTOCOL' || failed.response !== undefined) return failure('malformed', 'an answer that is none');
  return failure('down', `no connection (${failed.code ?? 'unknown'})`);
}

function replyFailure({ command = '', response }: SmtpError, code: number): OutsideSystemError {
  const status = response === undefined ? undefined : smtpReply.exec(response)?.[1];
  const message = `${command} answered with ${[code, status].filter(Boolean).join(' ')}`;
  if (code < 500) return failure('down', message);
  const isOfMessage = /^(RCPT TO|DATA)$/i.test(command);
  const isOfUs = status?.startsWith('5.7.') === true || code === 503 || code === 530;
  return failure('refused', message, !isOfMessage || isOfUs);
}

function failure(
  reason: OutsideSystemError['reason'],
  message: string,
  retryable = true,
): OutsideSystemError {
  return new OutsideSystemError({ system: 'email', reason, message, retryable });
}
