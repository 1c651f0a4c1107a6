import { consentInForce } from '../../src/domain/subject/consent.ts';

/** Known, so that no registration has to ask for the text. */
export const consent = { version: consentInForce.version };
