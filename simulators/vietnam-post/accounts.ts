import { createHash, timingSafeEqual } from 'node:crypto';
import type { IdentityClaims } from './standard.ts';

/** A person's account at the simulated Post. */
export type PostAccount = {
  username: string;
  password: string;
  papersChecked: boolean;
  fullName: string;
  dateOfBirth: string;
  sex: 'male' | 'female';
  documentNumber: string;
  otherNumbers?: string[] | undefined;
  /** E.164. */
  phone: string;
};

/** The account's name in tokens: the same after a restart, and no username. */
export function subjectOf(username: string): string {
  return digest(`vietnam-post:${username}`).toString('base64url').slice(0, 22);
}

export function claimsOf(account: PostAccount): IdentityClaims {
  const { otherNumbers } = account;
  return {
    sub: subjectOf(account.username),
    name: account.fullName,
    birthdate: account.dateOfBirth,
    gender: account.sex,
    document_number: account.documentNumber,
    ...(otherNumbers && { other_document_numbers: otherNumbers }),
    phone_number: account.phone,
    papers_checked: account.papersChecked,
  };
}

export function isPassword(account: PostAccount | undefined, typed: string): boolean {
  return timingSafeEqual(digest(account?.password ?? ''), digest(typed)) && account !== undefined;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
