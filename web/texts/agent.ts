import type { Text } from '../../src/domain/flows/text.ts';

/** The page about the signing agent; what it says is that of the agent's own README. */
export const agentTexts = {
  title: { vi: 'Công cụ ký điện tử', en: 'The signing agent' },
  lead: {
    vi: 'Chương trình chạy trên máy tính của bạn để trang này ký được bằng USB ký số. Công cụ tự hỏi mã PIN; không trang web nào thấy mã PIN.',
    en: 'A program on your own computer, by which this page can have your USB token sign. It asks for the PIN itself; no web page ever sees it.',
  },
  needs: [
    {
      vi: 'Node.js từ phiên bản 20 cùng npm, và trình biên dịch C++ của hệ điều hành',
      en: 'Node.js 20 or newer with npm, and the C++ compiler of your system',
    },
    {
      vi: 'Driver của USB ký số (mở ổ đĩa của USB và chạy Setup, hoặc tải từ nhà cung cấp chữ ký số)',
      en: 'the driver of the token (run Setup from the token’s own drive, or get it from your certificate provider)',
    },
  ],
  install: { vi: 'Cài đặt và mở công cụ', en: 'Install and start it' },
  folder: {
    vi: 'Công cụ nằm ở thư mục agent của bộ mã nguồn Định Danh; hướng dẫn đầy đủ ở tệp README trong thư mục đó. Hãy chọn hệ điều hành của bạn:',
    en: 'It is the folder agent of the Định Danh source code; the README there says all of it. Choose your system:',
  },
  npm: {
    vi: 'Mở cửa sổ dòng lệnh tại thư mục agent và chạy các lệnh dưới đây. Để cửa sổ đó mở trong khi ký.',
    en: 'Open a terminal in the folder agent and run the lines below. Leave it open while you sign.',
  },
  check: { vi: 'Kiểm tra', en: 'See that it runs' },
  checkText: {
    vi: 'Khi đã chạy, công cụ in ra một dòng có địa chỉ {address}. Hãy quay lại trang ký và bấm “Ký bằng USB ký số”.',
    en: 'Once it runs it prints a line with the address {address}. Go back to the page of the signature and press “Sign with the token”.',
  },
  safety: [
    {
      vi: 'Công cụ chỉ trả lời trang của cổng dịch vụ này, và chỉ trên máy tính của bạn.',
      en: 'It answers the pages of this portal only, and on your computer only.',
    },
    {
      vi: 'Nếu trình duyệt hỏi có cho trang này truy cập ứng dụng trên thiết bị không, hãy chọn “Cho phép”.',
      en: 'If the browser asks whether this page may reach programs on this device, choose “Allow”.',
    },
  ],
} as const;

type System = { name: Text; before: readonly Text[]; driver: Text; start: string };

const driver: Text = {
  vi: 'Thay đường dẫn dưới đây bằng đường dẫn tới thư viện PKCS#11 của Driver:',
  en: 'Put the path of your driver’s PKCS#11 library in place of the one below:',
};

/** `{origin}`: of this portal. */
export const systems: readonly System[] = [
  {
    name: { vi: 'Windows', en: 'Windows' },
    before: [
      {
        vi: 'Cài Node.js, và “Desktop development with C++” của Visual Studio.',
        en: 'Install Node.js, and “Desktop development with C++” of Visual Studio.',
      },
    ],
    driver,
    start: `npm ci
$env:PORTAL_ORIGINS = '{origin}'
$env:PKCS11_MODULE = 'C:\\Windows\\System32\\driver.dll'
npm start`,
  },
  {
    name: { vi: 'macOS', en: 'macOS' },
    before: [
      {
        vi: 'Cài Node.js, rồi chạy xcode-select --install.',
        en: 'Install Node.js, then run xcode-select --install.',
      },
    ],
    driver,
    start: `npm ci
PORTAL_ORIGINS={origin} PKCS11_MODULE=/Library/OpenSC/lib/opensc-pkcs11.so npm start`,
  },
  {
    name: { vi: 'Linux (Debian, Ubuntu)', en: 'Linux (Debian, Ubuntu)' },
    before: [
      {
        vi: 'Cài Node.js, rồi chạy apt-get install g++ make python3.',
        en: 'Install Node.js, then run apt-get install g++ make python3.',
      },
    ],
    driver,
    start: `npm ci
PORTAL_ORIGINS={origin} PKCS11_MODULE=/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so npm start`,
  },
];
