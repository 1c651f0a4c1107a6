/**
 * The 63 provinces as they were numbered when birth was registered. The 34 provinces of 2025 must
 * not replace them: numbers are for life, and seven of these codes changed their meaning.
 */
const provinces = new Set(
  (
    '001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 ' +
    '036 037 038 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 ' +
    '074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096'
  ).split(' '),
);

/** Whether the three digits name a province, or a country, where a birth may have been registered. */
export function isBirthplaceCode(code: string): boolean {
  return provinces.has(code) || (code >= '101' && code <= '295');
}
