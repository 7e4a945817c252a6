/** Keeps two words on one line. Of its own: scripts of pages take it, and not all browsers know what dates stand on. */
export const NBSP = '\u00a0';
