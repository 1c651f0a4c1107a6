import type { Problem } from '../problem.ts';
import { certificateRefusal } from './certificate-refusal.ts';

/** Certificates that nobody should have issued for a signature, each for a reason of its own. */
export const unfitCertificateProblems = {
  CertificateSelfSigned: certificateRefusal(
    { vi: 'Chứng thư số tự ký', en: 'The certificate is self-signed' },
    {
      vi: 'Chứng thư số này do chính người dùng tự tạo, không do nhà cung cấp nào phát hành. Hãy dùng chứng thư số của nhà cung cấp dịch vụ chữ ký số được công nhận.',
      en: 'This certificate was made by its own holder and issued by no provider. Use a certificate of an accepted provider.',
    },
  ),
  CertificateOfAuthority: certificateRefusal(
    {
      vi: 'Chứng thư số của nhà cung cấp, không phải của bạn',
      en: 'The certificate is that of a provider',
    },
    {
      vi: 'Đây là chứng thư số của tổ chức phát hành, không phải của công dân hay doanh nghiệp. Hãy chọn chứng thư số dùng để ký của bạn.',
      en: 'This certificate is that of a certification authority, not of a citizen or an enterprise. Choose your signing certificate.',
    },
  ),
  CertificateSignatureWeak: certificateRefusal(
    {
      vi: 'Chứng thư số được ký bằng thuật toán không an toàn',
      en: 'The certificate is signed by an algorithm that is not safe',
    },
    {
      vi: 'Nhà cung cấp đã ký chứng thư số này bằng thuật toán không còn an toàn (SHA-1, MD5). Hãy đề nghị nhà cung cấp cấp chứng thư số mới.',
      en: 'Its provider signed this certificate with an algorithm that is no longer safe (SHA-1, MD5). Ask the provider for a new one.',
    },
  ),
  CertificateKeyWeak: certificateRefusal(
    { vi: 'Khóa của chứng thư số không an toàn', en: 'The key of the certificate is not safe' },
    {
      vi: 'Chứng thư số này dùng khóa không phù hợp: cần RSA từ 2048 đến 4096 bit với số mũ thông dụng (65537), hoặc ECDSA trên đường cong NIST từ 256 bit. Hãy đề nghị nhà cung cấp cấp chứng thư số mới.',
      en: 'The key of this certificate does not serve: RSA of 2048 to 4096 bits with an ordinary exponent (65537) is needed, or ECDSA on a NIST curve of 256 bits or more. Ask the provider for a new one.',
    },
  ),
  CertificateAmbiguous: certificateRefusal(
    {
      vi: 'Chứng thư số có nhiều số định danh',
      en: 'The certificate has several identity numbers',
    },
    {
      vi: 'Chứng thư số này ghi nhiều số định danh cùng loại nên không xác định được chủ sở hữu. Hãy đề nghị nhà cung cấp cấp lại chứng thư số với một số định danh duy nhất.',
      en: 'This certificate holds several numbers of one kind, so it does not tell whose it is. Ask the provider for one with a single number.',
    },
  ),
  CertificateHolderUnknown: certificateRefusal(
    {
      vi: 'Không xác định được số định danh của chủ chứng thư số',
      en: "The identity number of the certificate's holder is not known",
    },
    {
      vi: 'Chứng thư số chỉ ghi số BHXH, và cơ quan BHXH không có số CMT/CCCD của đúng người này theo số đó. Hãy đề nghị nhà cung cấp cấp chứng thư số ghi số CMT/CCCD, hoặc chọn phương thức khác.',
      en: 'The certificate holds a social insurance number alone, under which the insurer has no identity number of this person. Ask the provider for a certificate with the number of your identity card, or choose another method.',
    },
  ),
} satisfies Record<string, Problem>;
