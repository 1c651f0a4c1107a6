import type { ChangedAccount } from '../../activities/changes/change-activities.ts';
import type { FieldCode } from '../../domain/problems/problems.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import { documentClashes, isOneNumber } from '../../domain/subject/compare-numbers.ts';
import {
  type DocumentNumber,
  type IdentityNumber,
  parseDocumentNumber,
} from '../../domain/subject/identity.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import type { ChangeFlow } from './change.ts';

const pointer = '/documentNumber';

/** Why a number is not added, and what the carrier has found wrong: for staff alone. */
type Denied = { problem: Refusal; findings?: readonly string[] };

/** The numbers that are typed in one flow as further ones of an account's holder. */
export class DocumentClaims {
  readonly #flow: ChangeFlow<'document'>;
  readonly #account: ChangedAccount;
  /** Numbers that the carrier is asked about: the first one, and corrections of it. */
  #left: number;

  constructor(flow: ChangeFlow<'document'>, account: ChangedAccount) {
    this.#flow = flow;
    this.#account = account;
    this.#left = flow.settings.details.corrections + 1;
  }

  /**
   * Asks the carrier whether the account's phone is of the holder of this number: then it is what is to be
   * added. Ends the flow where the carrier cannot be asked, or has said no for the last time.
   */
  async judge(typed: string): Promise<IdentityNumber | Denied> {
    const parsed = parseDocumentNumber(typed);
    if (!parsed.ok) return invalid([parsed.code]);
    const document = parsed.value;
    const { fullName, phone, dateOfBirth, sex, documents } = this.#account;
    if (documents.some((own) => isOneNumber(own, document)))
      return { problem: { code: 'DocumentKnown' } };
    if (phone === null || dateOfBirth === null) {
      throw new FinalRefusal({ code: 'DocumentNeedsSignature' });
    }
    const clashes = documentClashes(document, { dateOfBirth, ...(sex && { sex }) });
    if (clashes.length > 0) return invalid(clashes);
    const findings = await this.#ask(document, { fullName, phone, dateOfBirth });
    return findings ? this.#denied(findings) : { kind: document.kind, number: document.number };
  }

  /** What the carrier has found wrong; null: nothing. */
  async #ask(
    { kind: documentKind, number: documentNumber }: DocumentNumber,
    holder: { fullName: string; phone: string; dateOfBirth: string },
  ): Promise<string[] | null> {
    const flow = this.#flow;
    this.#left -= 1;
    const proof = { flowId: flow.record.id, step: 'document', purpose: 'change' } as const;
    const details = { ...holder, documentKind, documentNumber };
    const verdict = await flow.askOutside(
      { waitingFor: 'carrier', code: 'CarrierUnavailable' },
      (activities) => activities.matchSubscriber({ proof, details }),
    );
    if (verdict.outcome === 'match') return null;
    return verdict.outcome === 'mismatch' ? verdict.findings : [verdict.outcome];
  }

  #denied(findings: string[]): Denied {
    const attemptsLeft = this.#left;
    if (attemptsLeft <= 0) throw new FinalRefusal({ code: 'SubscriberNotVerified' }, findings);
    return { problem: { code: 'SubscriberMismatch', attemptsLeft }, findings };
  }
}

function invalid(codes: readonly FieldCode[]): Denied {
  const errors = codes.map((code) => ({ pointer, code }));
  return { problem: { code: 'ValidationFailed', errors } };
}
