/** Told to a front beside which another is there already: it may take its time to end. */
export const HAND_OVER = 'hand-over';
/** Told to fronts: backstage makes way for another. */
export const BACKSTAGE_MOVES = 'backstage-moves';
/** Told to backstage at its start: it makes ready what it will publish, and opens nothing until it is told `GO`. */
export const REHEARSE = 'rehearse';
export const GO = 'go';
