/** The site cannot start. The message is one line: what is wrong, where, and what to do. */
export class StartError extends Error {}

const FOLDER: Readonly<Record<string, string>> = {
  EEXIST: 'is a file and no folder. Name a folder',
  ENOTDIR: 'is a file, or is inside one, and is not a folder. Name a folder',
  EROFS: 'is on a disk that is read-only. Make it writable, or name another folder',
  EACCES: 'cannot be written to. Give this user the right to, or name another folder',
  EPERM: 'cannot be written to. Give this user the right to, or name another folder',
  ENOSPC: 'is on a disk that is full. Make room, or name another folder',
  EDQUOT: 'is on a disk where this user may write no more. Make room, or name another folder',
  ENAMETOOLONG: 'has a name that is too long. Name another folder',
  ELOOP: 'is a link that leads back to itself. Name a folder',
  ENOENT: 'leads nowhere. Name a folder',
};

/** Why a folder of ours cannot be used; `setting`: the variable that names it. */
export function folderError(setting: string, folder: string, error: unknown): StartError {
  const known = FOLDER[codeOf(error)];
  const why = known === undefined ? `cannot be used: ${oneLine(error)}. Name another folder` : known;
  return new StartError(`Cannot start: ${setting} ${folder} ${why} (${setting}).`, { cause: error });
}

/** Why nobody can listen on an address. */
export function addressError({ host, port }: { host: string; port: number }, error: unknown): StartError {
  const why = {
    EADDRINUSE: `port ${port} of ${host} is taken by another program. End it (ss -ltnp shows it), or choose another port (PORT)`,
    EACCES: `this user may not listen on port ${port}. Choose one from 1024 on (PORT) and put a proxy in front, or give the right to`,
    EADDRNOTAVAIL: `${host} is no address of this machine. Choose one that is, such as 127.0.0.1 or 0.0.0.0 (HOST)`,
    ENOTFOUND: `${host} is not known as a name or an address. Choose one of this machine, such as 127.0.0.1 (HOST)`,
    EAI_AGAIN: `the name ${host} cannot be looked up. Choose an address of this machine, such as 127.0.0.1 (HOST)`,
    EAFNOSUPPORT: `this machine has no network of the kind of ${host}. Choose another address (HOST)`,
  }[codeOf(error)];
  return new StartError(
    `Cannot start: ${why ?? `${host}, port ${port}, cannot be listened on: ${oneLine(error)}`}.`,
    { cause: error },
  );
}

/** The system's name of an error: `EACCES`; empty when it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function oneLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
}
