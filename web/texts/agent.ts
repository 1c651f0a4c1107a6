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
  download: { vi: 'Tải công cụ', en: 'Download it' },
  downloadButton: { vi: 'Tải {file} ({size})', en: 'Download {file} ({size})' },
  file: { vi: 'Tệp', en: 'File' },
  size: { vi: 'Dung lượng', en: 'Size' },
  sha256: { vi: 'Mã SHA-256', en: 'SHA-256' },
  sha256Text: {
    vi: 'Mã SHA-256 cho biết tệp tải về còn nguyên vẹn: dòng lệnh đầu tiên dưới đây in ra mã của tệp trên máy bạn, và mã đó phải giống mã ở trên (chữ hoa hay chữ thường đều được). Nếu khác, hãy xóa tệp và tải lại.',
    en: 'The SHA-256 tells whether the file arrived as it is: the first of the lines below prints that of your copy, which must be the same (capital letters do not matter). If it is not, delete the file and download it again.',
  },
  install: { vi: 'Cài đặt và mở công cụ', en: 'Install and start it' },
  folder: {
    vi: 'Hướng dẫn đầy đủ ở tệp README.md trong tệp tải về. Hãy chọn hệ điều hành của bạn:',
    en: 'The README.md inside says all of it. Choose your system:',
  },
  npm: {
    vi: 'Mở cửa sổ dòng lệnh tại thư mục có tệp vừa tải về và chạy các lệnh dưới đây: giải nén, cài đặt, rồi mở công cụ. Để cửa sổ đó mở trong khi ký.',
    en: 'Open a terminal in the folder of the download and run the lines below: they unpack, install and start it. Leave it open while you sign.',
  },
  again: {
    vi: 'Lần sau chỉ cần mở cửa sổ dòng lệnh tại thư mục agent và chạy lại các dòng sau npm ci.',
    en: 'From then on, open a terminal in the folder agent and run the lines after npm ci alone.',
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

/** `{origin}`: of this portal; `{file}`: the download. */
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
    start: `Get-FileHash {file}
tar -xzf {file}
cd agent
npm ci
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
    start: `shasum -a 256 {file}
tar -xzf {file}
cd agent
npm ci
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
    start: `sha256sum {file}
tar -xzf {file}
cd agent
npm ci
PORTAL_ORIGINS={origin} PKCS11_MODULE=/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so npm start`,
  },
];
