import type { FactKind } from '../notice.ts';
import { contactNotices } from './contact-notices.ts';
import { dataRequestNotices } from './data-request-notices.ts';
import { disputeNotices } from './dispute-notices.ts';
import { endedNotices } from './ended-notices.ts';
import { methodNotices } from './method-notices.ts';
import type { NoticeText } from './notice-text.ts';
import { passwordNotices } from './password-notices.ts';
import { takenBackNotices } from './taken-back-notices.ts';

/** How each fact is told. */
export const noticeTexts: Readonly<Record<FactKind, NoticeText>> = {
  ...passwordNotices,
  ...contactNotices,
  ...methodNotices,
  ...takenBackNotices,
  ...endedNotices,
  ...disputeNotices,
  ...dataRequestNotices,
};
