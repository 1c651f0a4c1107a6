/** Read first and left as it is: the last part of a UUID may be twelve digits. */
const uuid = '\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b';
/** A Vietnamese phone in any spelling. */
const phone = '(?<![\\w.])(?:\\+?84|0084|0)(?:[ .-]?\\d){9}(?!\\d)';
/** Identity card (9, 12), tax code and insurance number (10). */
const number = '(?<![\\w.])\\d{9,12}(?!\\w)';
const bearer = '(?<=\\bbearer\\s+)[\\w.~+/=-]+';
/** 256 bits in base64url: a flow token or a MAC. */
const token = '(?<![\\w-])[\\w-]{43}(?![\\w-])';
/** ID tokens and notices: whatever their signature is, their claims are personal. */
const jwt = '\\beyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*';
const code = '(?<="code":")\\d{6}(?=")';

/** Of a notice: whoever has it ends all sessions. */
const notMe = '(?<![\\w-])[0-9A-Z]{4}(?:-[0-9A-Z]{4}){2}(?![\\w-])';
/** With a letter before the at sign: a worker is named by its process id and host. */
const email = '(?<![\\w.+-])(?=[\\w.+-]{0,63}[a-z])[\\w.+-]{1,64}@(?:[\\w-]+\\.)+[a-z]{2,}';

const sensitive = new RegExp(
  [uuid, jwt, phone, number, bearer, token, code, notMe, email].join('|'),
  'gi',
);
const isUuid = new RegExp(`^${uuid}$`, 'i');

/** Takes phone numbers, 9- to 12-digit numbers, e-mail addresses, codes and tokens out of a line of JSON. */
export function scrub(line: string): string {
  return line.replace(sensitive, (found: string, at: number) => {
    if (isUuid.test(found)) return found;
    return isBareNumber(line, at, found.length) ? '0' : '***';
  });
}

/** A number outside of quotes must stay a number, or the line is no JSON any more. */
function isBareNumber(line: string, at: number, length: number): boolean {
  return ':,[-'.includes(line.charAt(at - 1)) && ',}].'.includes(line.charAt(at + length));
}
