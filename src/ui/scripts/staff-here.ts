/** Under this a browser remembers that somebody of staff uses it: no more than that, and nobody else is told. */
export const STAFF_HERE = 'latarnia:staff';
