/**
 * Stands in code that is to be copied for the site's own address, where the server does not know it. A note beside it says so;
 * where scripts run they put the address in its place.
 */
export const EXAMPLE_ORIGIN = 'https://status.example.com';
