import { z } from 'zod';
import type { Text } from '../flows/text.ts';

/** What a member of staff has seen with their own eyes, in words. */
export const paperTitles = {
  citizen_id_card: { vi: 'Thẻ căn cước / CCCD', en: 'Citizen identity card' },
  old_identity_card: { vi: 'CMND 9 số', en: 'Old identity card (nine digits)' },
  passport: { vi: 'Hộ chiếu', en: 'Passport' },
  birth_certificate: { vi: 'Giấy khai sinh', en: 'Birth certificate' },
  residence_confirmation: { vi: 'Giấy xác nhận cư trú', en: 'Confirmation of residence' },
  insurance_book: { vi: 'Sổ hoặc thẻ BHXH, BHYT', en: 'Social or health insurance book or card' },
  subscriber_contract: { vi: 'Hợp đồng thuê bao di động', en: 'Contract of the mobile number' },
  business_registration: {
    vi: 'Giấy đăng ký doanh nghiệp',
    en: 'Certificate of business registration',
  },
  authorisation: { vi: 'Giấy ủy quyền', en: 'Letter of authorisation' },
  complaint_evidence: { vi: 'Tệp chứng minh của khiếu nại', en: 'Files of the complaint' },
} as const satisfies Record<string, Text>;
export const paperKinds = [
  'citizen_id_card',
  'old_identity_card',
  'passport',
  'birth_certificate',
  'residence_confirmation',
  'insurance_book',
  'subscriber_contract',
  'business_registration',
  'authorisation',
  'complaint_evidence',
] as const satisfies readonly (keyof typeof paperTitles)[];
export type PaperKind = (typeof paperKinds)[number];

/** Where, or how, they were seen. */
export const placesSeen = ['counter', 'video', 'post'] as const;
export type PlaceSeen = (typeof placesSeen)[number];
export const placeTitles = {
  counter: { vi: 'Tại quầy', en: 'At a counter' },
  video: { vi: 'Qua cuộc gọi hình', en: 'By video call' },
  post: { vi: 'Gửi đến (bưu chính, tệp)', en: 'Sent in (by post, as files)' },
} as const satisfies Record<PlaceSeen, Text>;

export const papersSeen = z.strictObject({
  kinds: z
    .array(z.enum(paperKinds))
    .min(1)
    .max(paperKinds.length)
    .overwrite((kinds) => [...new Set(kinds)]),
  seenAt: z.enum(placesSeen).describe('Where, or how'),
});
export type PapersSeen = z.output<typeof papersSeen>;
