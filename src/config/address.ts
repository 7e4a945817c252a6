/** Where the site listens unless somebody says otherwise. */
export const DEFAULT_ADDRESS = { host: '127.0.0.1', port: 4321 } as const;
