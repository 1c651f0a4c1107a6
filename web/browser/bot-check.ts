/** `<usb-sign>`: see the page of the step. */
export {};
