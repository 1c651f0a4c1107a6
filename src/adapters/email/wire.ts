import { z } from 'zod';

/** An error of the package: its own name, and the reply and command of SMTP where there was one. */
export const smtpError = z.object({
  code: z.string().optional().catch(undefined),
  command: z.string().optional().catch(undefined),
  response: z.string().optional().catch(undefined),
  responseCode: z.number().optional().catch(undefined),
});
export type SmtpError = z.infer<typeof smtpError>;

/** A reply with its enhanced status code (RFC 2034, section 4). */
export const smtpReply = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})(?:\s|$)/;
