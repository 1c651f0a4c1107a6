import type { Problem } from '../problem.ts';
import { certificateRefusal } from './certificate-refusal.ts';
import { seeFlow } from './next-actions.ts';

/** Certificates (chứng thư số) that prove nothing here, each for a reason of its own. */
export const certificateProblems = {
  CertificateExpired: certificateRefusal(
    { vi: 'Chứng thư số đã hết hạn', en: 'The certificate has expired' },
    {
      vi: 'Chứng thư số của bạn đã hết thời hạn sử dụng. Hãy gia hạn chứng thư số tại nhà cung cấp rồi thực hiện lại.',
      en: 'Your certificate is past its validity. Renew it at its provider and start again.',
    },
  ),
  CertificateNotYetValid: certificateRefusal(
    { vi: 'Chứng thư số chưa có hiệu lực', en: 'The certificate is not valid yet' },
    {
      vi: 'Chứng thư số của bạn chưa đến ngày có hiệu lực. Hãy thực hiện lại kể từ ngày có hiệu lực ghi trên chứng thư số.',
      en: 'The validity of your certificate has not begun. Start again from the day that it states.',
    },
  ),
  CertificateRevoked: certificateRefusal(
    { vi: 'Chứng thư số đã bị thu hồi', en: 'The certificate has been revoked' },
    {
      vi: 'Nhà cung cấp cho biết chứng thư số này đã bị thu hồi hoặc tạm dừng. Hãy liên hệ nhà cung cấp để được cấp chứng thư số mới rồi thực hiện lại.',
      en: 'The provider says that this certificate is revoked or suspended. Ask the provider for a new one and start again.',
    },
  ),
  CertificateUnknown: certificateRefusal(
    { vi: 'Nhà cung cấp không nhận chứng thư số này', en: 'Its provider does not vouch for it' },
    {
      vi: 'Nhà cung cấp không có thông tin về trạng thái của chứng thư số này. Hãy liên hệ nhà cung cấp, hoặc dùng chứng thư số khác.',
      en: 'The provider knows nothing of the status of this certificate. Ask the provider, or use another certificate.',
    },
  ),
  CertificateUntrusted: certificateRefusal(
    {
      vi: 'Chứng thư số không do nhà cung cấp được công nhận phát hành',
      en: 'The certificate is not of a provider that is accepted',
    },
    {
      vi: 'Không xác định được chứng thư số này do nhà cung cấp dịch vụ chữ ký số được công nhận phát hành. Hãy dùng chứng thư số của nhà cung cấp được công nhận.',
      en: 'This certificate does not lead to a provider that is accepted. Use a certificate of an accepted provider.',
    },
  ),
  CertificateAuthorityUnfit: certificateRefusal(
    {
      vi: 'Nhà cung cấp chứng thư số này hiện không được chấp nhận',
      en: 'The provider of this certificate is not accepted as it now stands',
    },
    {
      vi: 'Chứng thư số của bạn không bị lỗi, nhưng chứng thư số của nhà cung cấp đã phát hành nó đã hết hạn, bị thu hồi hoặc không hợp lệ. Hãy báo cho nhà cung cấp, hoặc dùng chứng thư số của nhà cung cấp khác.',
      en: 'Nothing is known against your own certificate: that of the provider that issued it has expired, was revoked, or is not in order. Tell the provider, or use a certificate of another one.',
    },
  ),
  CertificateNotForSigning: certificateRefusal(
    { vi: 'Chứng thư số không dùng để ký', en: 'The certificate is not for signing' },
    {
      vi: 'Chứng thư số này không được cấp để ký số. Hãy chọn chứng thư số dùng để ký của bạn.',
      en: 'This certificate was not issued for signatures. Choose your signing certificate.',
    },
  ),
  CertificateWithoutIdentity: certificateRefusal(
    {
      vi: 'Chứng thư số không cho biết rõ chủ sở hữu',
      en: 'The certificate does not tell whose it is',
    },
    {
      vi: 'Chứng thư số phải có đúng một số định danh: CMT/CCCD, hộ chiếu hoặc BHXH với công dân, mã số thuế với doanh nghiệp. Hãy đề nghị nhà cung cấp cấp lại chứng thư số với thông tin đúng.',
      en: 'A certificate must hold exactly one number: of identity card, passport or social insurance for a citizen, of tax for an enterprise. Ask the provider for a corrected one.',
    },
  ),
  CertificateOfEmployee: certificateRefusal(
    {
      vi: 'Chứng thư số của cá nhân thuộc doanh nghiệp',
      en: 'The certificate is of an employee of an enterprise',
    },
    {
      vi: 'Chứng thư số này cấp cho cá nhân thuộc doanh nghiệp nên không dùng được cho công dân hay cho doanh nghiệp. Hãy dùng chứng thư số của riêng bạn hoặc của doanh nghiệp.',
      en: 'This certificate is of a person in an enterprise: it serves neither for a citizen nor for an enterprise. Use your own certificate, or that of the enterprise.',
    },
  ),
  CertificateSubjectMismatch: certificateRefusal(
    {
      vi: 'Chứng thư số không đúng đối tượng đăng ký',
      en: 'The certificate is of another kind of subject',
    },
    {
      vi: 'Chứng thư số của công dân không dùng được cho doanh nghiệp và ngược lại. Hãy chọn đúng đối tượng, hoặc dùng chứng thư số khác.',
      en: "A citizen's certificate does not serve for an enterprise, nor the reverse. Choose the other kind of subject, or use another certificate.",
    },
  ),
  RevocationUnavailable: {
    status: 503,
    title: {
      vi: 'Chưa kiểm tra được trạng thái chứng thư số',
      en: 'The status of the certificate cannot be checked',
    },
    detail: {
      vi: 'Hệ thống chưa kiểm tra được với nhà cung cấp chứng thư số có bị thu hồi hay không và đang tự thử lại. Những gì đã ký vẫn được giữ; hãy xem lại phiên sau thời gian được nêu.',
      en: 'The system cannot yet ask the provider whether the certificate is revoked and keeps trying. What was signed is kept; look at the flow again after the time given.',
    },
    nextActions: [seeFlow],
  },
} satisfies Record<string, Problem>;
