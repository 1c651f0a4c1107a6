/** A path of this very site: never another host, whatever a browser makes of it. */
export const ownPath = /^\/(?![/\\])[\w\-./%?=&:]*$/;
