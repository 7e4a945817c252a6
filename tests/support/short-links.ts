/** Two names of answers that have the same short link, /f/eb59qjck/. */
export const SHARING = ['pytanie-1248736', 'pytanie-2141655'] as const;
