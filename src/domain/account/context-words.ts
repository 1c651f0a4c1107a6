/**
 * What a password must not contain, since it is what somebody tries first who knows where they are: names of
 * the portal, of its predecessors and of those who stand behind it (ASVS 5.0, 6.1.2). Letters A to Z alone, as
 * a password is compared: without accents, signs or case. Short ones that are in many words are left out.
 */
export const contextWords = [
  'DINHDANH',
  'DICHVUCONG',
  'CONGDANSO',
  'QUOCGIA',
  'VNEID',
  'POSTID',
  'VNPOST',
  'BUUDIEN',
  'BAOHIEMXAHOI',
  'CANCUOC',
] as const;
