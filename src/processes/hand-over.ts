/** Told to a front beside which another is there already: it may take its time to end. */
export const HAND_OVER = 'hand-over';
