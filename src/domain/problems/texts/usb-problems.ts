import type { Text } from '../../flows/text.ts';
import type { NextAction, Problem } from '../problem.ts';
import { chooseMethod, startAgain, submitUsbSignature } from './next-actions.ts';

const again = [submitUsbSignature, startAgain];
/** For what signing once more with the same program or token does not mend. */
const otherwise = [submitUsbSignature, startAgain, chooseMethod];

/** Why a token made by a USB ký số proves nothing (guide 1.4); each for a reason of its own. */
export const usbProblems = {
  UsbTokenFormatUnknown: refused(
    { vi: 'Phiên bản công cụ ký không phù hợp', en: 'The format of the token is not known' },
    {
      vi: 'Công cụ ký điện tử trả về kết quả ở dạng mà hệ thống không đọc được. Hãy cập nhật công cụ ký điện tử rồi ký lại.',
      en: 'The signing agent answers in a format that is not web-eid:1. Bring the signing agent up to date and sign again.',
    },
    otherwise,
  ),
  UsbTokenMalformed: refused(
    { vi: 'Kết quả ký bị hỏng', en: 'The token is damaged' },
    {
      vi: 'Kết quả ký nhận được từ công cụ ký điện tử bị hỏng. Hãy ký lại; nếu vẫn không được, hãy cài lại công cụ ký điện tử.',
      en: 'What the signing agent gave is damaged. Sign again; if that does not help, install the signing agent anew.',
    },
    again,
  ),
  UsbCertificateMalformed: refused(
    { vi: 'Không đọc được chứng thư số', en: 'The certificate cannot be read' },
    {
      vi: 'Chứng thư số trong USB ký số không đọc được. Hãy rút USB ra, cắm lại rồi ký lại; nếu vẫn không được, hãy liên hệ nhà cung cấp USB ký số.',
      en: 'The certificate of the USB token is not one that can be read. Unplug the token, plug it in and sign again; if that does not help, contact its provider.',
    },
    otherwise,
  ),
  UsbTokenUnsigned: refused(
    { vi: 'Kết quả chưa được ký số', en: 'The token is not signed' },
    {
      vi: 'Kết quả gửi đến không có chữ ký số. Hãy ký lại bằng USB ký số của bạn và nhập mã PIN khi được hỏi.',
      en: 'The token says that it is not signed (algorithm “none”). Sign with your USB token and enter its PIN when asked.',
    },
    again,
  ),
  UsbAlgorithmForbidden: refused(
    { vi: 'Thuật toán ký không được chấp nhận', en: 'The algorithm is not accepted' },
    {
      vi: 'Chữ ký số dùng thuật toán không được chấp nhận. Hãy cập nhật công cụ ký điện tử và trình điều khiển USB ký số rồi ký lại.',
      en: 'Only ES256, ES384, ES512, PS256, PS384, PS512, RS256, RS384 and RS512 are accepted. Bring the signing agent and the driver of the token up to date and sign again.',
    },
    otherwise,
  ),
  UsbAlgorithmMismatch: refused(
    { vi: 'Thuật toán ký không khớp với khóa', en: 'The algorithm does not fit the key' },
    {
      vi: 'Thuật toán ký không phù hợp với khóa trong chứng thư số. Hãy cập nhật công cụ ký điện tử rồi ký lại, hoặc chọn chứng thư số khác.',
      en: 'The algorithm is not one for the key of this certificate. Bring the signing agent up to date and sign again, or choose another certificate.',
    },
    otherwise,
  ),
  UsbSignatureNotRaw: refused(
    { vi: 'Chữ ký số sai định dạng', en: 'The signature is in another encoding' },
    {
      vi: 'Chữ ký số không ở định dạng quy định. Hãy cập nhật công cụ ký điện tử rồi ký lại.',
      en: 'A signature by ECDSA is r and s side by side, each as long as the key (RFC 7518 section 3.4), not DER. Bring the signing agent up to date and sign again.',
    },
    otherwise,
  ),
  UsbSignatureOutOfRange: refused(
    { vi: 'Chữ ký số không thể có thật', en: 'No key can have made this signature' },
    {
      vi: 'Chữ ký số có giá trị mà không khóa nào tạo ra được. Hãy ký lại bằng USB ký số của bạn.',
      en: 'Its r or s is zero, or not below the order of the curve. Sign again with your USB token.',
    },
    again,
  ),
  UsbSignatureInvalid: refused(
    { vi: 'Chữ ký số không hợp lệ', en: 'The signature is not valid' },
    {
      vi: 'Chữ ký số không phải của yêu cầu này: có thể được ký cho trang web khác, cho yêu cầu khác hoặc đã bị sửa. Hãy kiểm tra địa chỉ trang web trên trình duyệt rồi ký lại.',
      en: 'The signature is not one for this request: it was made for another site or another request, or it was changed. Check the address in your browser and sign again.',
    },
    again,
  ),
  UsbOriginMismatch: refused(
    { vi: 'Chữ ký số được ký cho địa chỉ khác', en: 'It was signed for another address' },
    {
      vi: 'Chữ ký số được ký cho một địa chỉ gần giống địa chỉ của Cổng nhưng không phải địa chỉ này. Hãy mở đúng địa chỉ của Cổng dịch vụ công rồi ký lại.',
      en: 'The signature is for an address that is almost that of this portal. It must be over the origin exactly as the flow states it: scheme, host, port, no slash at the end. Open the portal at its own address and sign again.',
    },
    again,
  ),
  UsbChallengeExpired: refused(
    { vi: 'Yêu cầu ký đã hết hạn', en: 'The request to sign has expired' },
    {
      vi: 'Yêu cầu ký có hiệu lực trong 5 phút và đã hết hạn. Hãy ký lại theo yêu cầu mới.',
      en: 'A challenge is good for 5 minutes, and this one is past them. Sign the new one.',
    },
    again,
  ),
  UsbChallengeUsed: refused(
    { vi: 'Yêu cầu ký đã được sử dụng', en: 'The request to sign has been used' },
    {
      vi: 'Mỗi yêu cầu ký chỉ dùng được một lần và yêu cầu này đã được sử dụng. Hãy ký lại theo yêu cầu mới.',
      en: 'Each challenge is good for one signature, and this one has been used. Sign the new one.',
    },
    again,
  ),
} satisfies Record<string, Problem>;

function refused(title: Text, detail: Text, nextActions: readonly NextAction[]): Problem {
  return { status: 422, title, detail, nextActions };
}
