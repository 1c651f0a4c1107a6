import { z } from 'zod';
import { botCheckField, type CitizenRules, consentField, phoneField } from './citizen-fields.ts';
import type { SubjectType } from '../flows/flows.ts';

/** What is told on the first step of guide 1.3: whose SIM it is; the rest is in its certificate. */
export type SimSignatureDetails = {
  subjectType: SubjectType;
  /** E.164: +84 and nine digits. */
  phone: string;
  consent: { version: string };
};

/** What is told on the first step of guide 1.4. */
export type UsbSignatureDetails = { subjectType: SubjectType; consent: { version: string } };

/** What is told on the first step of guide 1.5. */
export type VietnamPostDetails = { subjectType: 'citizen'; consent: { version: string } };

const eitherSubject = z.enum(['citizen', 'enterprise']);

/** Body of `POST /v1/registrations/sim_signature`, and of the step `details` that corrects it. */
export function simSignatureDetails(rules: CitizenRules): z.ZodType<SimSignatureDetails> {
  return withoutBotCheck(
    z.strictObject({ ...common(rules), subjectType: eitherSubject, phone: phoneField }),
  );
}

/** Body of `POST /v1/registrations/usb_signature`. */
export function usbSignatureDetails(rules: CitizenRules): z.ZodType<UsbSignatureDetails> {
  return withoutBotCheck(z.strictObject({ ...common(rules), subjectType: eitherSubject }));
}

/** Body of `POST /v1/registrations/vietnam_post`. */
export function vietnamPostDetails(rules: CitizenRules): z.ZodType<VietnamPostDetails> {
  return withoutBotCheck(z.strictObject({ ...common(rules), subjectType: z.literal('citizen') }));
}

function common({ consentVersion }: CitizenRules) {
  return { consent: consentField(consentVersion), botCheck: botCheckField };
}

/** The bot check is the edge's affair, and over by then. */
function withoutBotCheck<T extends { botCheck?: string }>(schema: z.ZodType<T>) {
  return schema.transform((body): Omit<T, 'botCheck'> => {
    const details = { ...body };
    delete details.botCheck;
    return details;
  });
}
