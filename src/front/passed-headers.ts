import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { clientAddress } from './client-address.ts';
import { withOwnHeaders } from './own-headers.ts';
import { isRead } from './question.ts';
import type { Visitor } from './visitor.ts';

/** Headers that speak of one connection (RFC 9110, 7.6.1), and those by which a reader could pass for a proxy. */
const NOT_PASSED =
  /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|expect|x-forwarded-.*|forwarded|x-real-ip|x-client-ip|cf-connecting-ip|true-client-ip|x-original-.*|x-rewrite-.*|x-astro-.*|latarnia-.*)$/;

/**
 * The host that backstage is asked by, so that nothing it makes of an address depends on what somebody typed; and the
 * header that says which one that was. It cannot be forged: what begins so is not passed on.
 */
const OUR_HOST = 'backstage';
const ASKED_HOST = 'latarnia-host';
/** The revision that this front serves: what is answered beside its pages says the same. */
const SERVED = 'latarnia-served';

/**
 * What backstage is told of a request that has come in whole.
 *
 * @param host the one that was asked; `null`: none was named
 * @param served the revision that is served; `null`: none is
 */
export function passedHeaders(
  visitor: Pick<Visitor, 'method' | 'headers' | 'peer'>,
  host: string | null,
  body: Buffer,
  isBehindProxy: boolean,
  served: number | null,
): OutgoingHttpHeaders {
  const passed: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(visitor.headers)) {
    if (value !== undefined && !NOT_PASSED.test(name)) passed[name] = value;
  }
  // What has come in whole has a length. The body of a read is not passed on; its length announced all the same would
  // have backstage take the beginning of the next request on the connection, which is somebody else's, for that body.
  if (isRead(visitor)) delete passed['content-length'];
  else passed['content-length'] = body.length;
  if (host !== null) passed[ASKED_HOST] = host;
  passed.host = OUR_HOST;
  if (served !== null) passed[SERVED] = served;
  const address = clientAddress(visitor, isBehindProxy);
  if (address !== undefined) passed['x-forwarded-for'] = address;
  return passed;
}

/** What a reader is told of backstage's answer. */
export function answeredHeaders(status: number, headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  const answered = Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !/^(connection|keep-alive|transfer-encoding|date)$/.test(name),
    ),
  );
  return withOwnHeaders(status, answered);
}
