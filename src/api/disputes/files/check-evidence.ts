import { fileTypeFromBuffer } from 'file-type';
import { type EvidenceType, evidenceTypes } from '../../../domain/dispute/evidence.ts';
import type { ProblemCode } from '../../../domain/problems/problems.ts';
import { checkJpeg } from './check-jpeg.ts';
import { checkPdf } from './check-pdf.ts';
import { checkPng } from './check-png.ts';

/** What is wrong with a file; null: nothing that could be seen. */
export type Flaw = Extract<
  ProblemCode,
  'EvidenceUnreadable' | 'EvidenceTooLarge' | 'EvidenceActive'
> | null;

export type Checked =
  { type: EvidenceType } | { code: NonNullable<Flaw> | 'EvidenceEmpty' | 'EvidenceTypeUnknown' };

const checks: Record<EvidenceType, (file: Buffer) => Flaw | Promise<Flaw>> = {
  'application/pdf': checkPdf,
  'image/jpeg': checkJpeg,
  'image/png': checkPng,
};

/** What a file is by its content, whatever it is called; or why it is no evidence. No picture is decoded. */
export async function checkEvidence(file: Buffer): Promise<Checked> {
  if (file.length === 0) return { code: 'EvidenceEmpty' };
  const found = await fileTypeFromBuffer(file);
  const type = evidenceTypes.find((one) => one === found?.mime);
  if (!type) return { code: 'EvidenceTypeUnknown' };
  const code = await checks[type](file);
  return code ? { code } : { type };
}
