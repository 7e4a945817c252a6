/**
 * The addresses in `postgres://user:password@one,two:5433/name`, one for each host in the order in which they are named.
 * The client library could go through several by itself; it does so without end where none takes writes, and takes a
 * standby for a server that does.
 */
export function hostsOf(url: string): string[] {
  const [, before = '', hosts = '', after = ''] =
    /^(postgres(?:ql)?:\/\/(?:[^@/?]*@)?)([^/?]*)(.*)$/.exec(url) ?? [];
  return hosts.split(',').map((host) => `${before}${host}${after}`);
}
