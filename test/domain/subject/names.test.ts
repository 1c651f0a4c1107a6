import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  canonicalToneName,
  compareNames,
  parseName,
  unaccentedName,
  upperCaseName,
} from '../../../src/domain/subject/names.ts';

describe('a full name', () => {
  test.each([
    ['Nguyễn Văn An', 'Nguyễn Văn An'],
    ['nguyễn VĂN an', 'nguyễn VĂN an'],
    ['  Nguyễn \t Văn\u00A0An\u3000', 'Nguyễn Văn An'],
    ['Nguyễn Văn An'.normalize('NFD'), 'Nguyễn Văn An'],
    ["H'Hen Niê", "H'Hen Niê"],
    ['H’Hen Niê', "H'Hen Niê"],
    ['Anne-Marie Đỗ', 'Anne-Marie Đỗ'],
    ['Nguyễn V. A', 'Nguyễn V. A'],
    ['王小明', '王小明'],
    ['Ка́тя', 'Ка́тя'],
    ['กิ่งแก้ว', 'กิ่งแก้ว'],
  ])('typed as "%s" is kept as "%s"', (typed, kept) => {
    expect(parseName(typed)).toEqual({ ok: true, value: kept });
  });

  test.each([
    ['with digits', 'Nguyễn Văn 4n', 'NameInvalid'],
    ['with full-width digits', 'Nguyễn Văn \uFF11', 'NameInvalid'],
    ['with an emoji', 'Nguyễn Văn An 😀', 'NameInvalid'],
    ['with a mark that stands on no letter', 'An \u0301Bình', 'NameInvalid'],
    ['with markup', '<b>An</b>', 'NameInvalid'],
    ['with half a surrogate pair', 'An\uD83D', 'NameInvalid'],
    ['of signs alone', '- . ’', 'NameInvalid'],
    ['of nothing', '', 'NameInvalid'],
    ['of spaces', '   ', 'NameInvalid'],
    ['of 300 characters', 'An '.repeat(100) + 'An', 'TooLong'],
    ['of 101 characters', 'A'.repeat(101), 'TooLong'],
  ])('%s is refused', (_, typed, code) => {
    expect(parseName(typed)).toEqual({ ok: false, code });
  });

  test('is measured after composing: 100 letters typed in NFD are not too many', () => {
    const name = 'ễ'.repeat(100);
    expect(parseName(name.normalize('NFD'))).toEqual({ ok: true, value: name });
  });

  test('once kept is kept the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
        const parsed = parseName(text);
        fc.pre(parsed.ok);
        expect(parseName(parsed.value)).toEqual(parsed);
      }),
      { examples: [['ŉ'], ['a\u0374']] },
    );
  });
});

describe('the keys that names are compared by', () => {
  test('K1 ignores case, composition and spacing, and nothing else', () => {
    expect(upperCaseName(' nguyễn  thị hòa'.normalize('NFD'))).toBe('NGUYỄN THỊ HÒA');
    expect(upperCaseName('Hòa')).not.toBe(upperCaseName('Hoà'));
  });

  test.each([
    ['Hòa', 'Hoà'],
    ['Thúy', 'Thuý'],
    ['Khỏe', 'Khoẻ'],
    ['Quý', 'Qúy'],
    ['Thuở', 'Thủơ'],
    ['Nguyễn', 'Nguỹên'],
    ['Diệu', 'Dịêu'],
  ])('K2 takes %s and %s for one name', (one, other) => {
    expect(canonicalToneName(one)).toBe(canonicalToneName(other.normalize('NFD')));
  });

  test.each([
    ['Hòa', 'Hóa'],
    ['Hòa', 'Hoa'],
    ['Hân', 'Hăn'],
    ['Tuấn', 'Tuân'],
    ['Lan Hà', 'Làn Ha'],
    ['Đan', 'Dan'],
    ['Thư', 'Thu'],
  ])('K2 keeps %s and %s apart', (one, other) => {
    expect(canonicalToneName(one)).not.toBe(canonicalToneName(other));
  });

  test.each([
    ['Nguyễn Thị Hòa', 'NGUYEN THI HOA'],
    ['Đỗ Đình Đức', 'DO DINH DUC'],
    ['Ðỗ ðình Ðức', 'DO DINH DUC'],
    ['đặng', 'DANG'],
    ['Trương Mỹ Ưu', 'TRUONG MY UU'],
  ])('K3 of %s is %s', (name, key) => {
    expect(unaccentedName(name.normalize('NFD'))).toBe(key);
  });
});

describe('a typed name', () => {
  test.each([
    ['nguyễn thị hoà', 'NGUYỄN THỊ HÒA', 'same'],
    ['Nguyen Thi Hoa', 'Nguyễn Thị Hòa', 'different'],
    ['Nguyễn Thị Hóa', 'Nguyễn Thị Hòa', 'different'],
    ['Dỗ Hòa', 'Đỗ Hòa', 'different'],
    ['Nguyễn Thị Hòa', 'NGUYEN THI HOA', 'same_unaccented'],
    ['Đỗ Hóa', 'DO HOA', 'same_unaccented'],
    ['NGUYEN THI HOA', 'nguyen thi hoa', 'same_unaccented'],
    ['Nguyễn Thị Hoa', 'NGUYEN VAN HOA', 'different'],
  ])('%s against the source %s is %s', (typed, source, verdict) => {
    expect(compareNames(typed, source)).toBe(verdict);
  });
});
