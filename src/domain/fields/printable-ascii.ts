/** VSCHAR of RFC 6749, appendix A: what tokens of protocols are made of. One character is one unit. */
export const printableAscii = /^[ -~]*$/;
