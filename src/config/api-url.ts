import { z } from 'zod';

const loopbackHosts = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * A platform's base address. A token travels with every request, so plain http is refused except to this machine.
 * The value has neither query nor fragment, nor a slash at the end.
 */
export const apiUrlSchema = z.string().transform((text, context) => {
  const url = URL.parse(text);
  const refuse = (message: string) => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  if (url === null) return refuse('not an absolute address');
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return refuse(`an address of the kind "${url.protocol}", where https: is needed`);
  if (url.username !== '' || url.password !== '') return refuse('an address with a user name or password in it');
  if (url.search !== '' || url.hash !== '') return refuse('an address with a query or fragment, where a base address is needed');
  if (url.protocol === 'http:' && !loopbackHosts.test(url.hostname)) {
    return refuse('plain http to another machine, and would send the token unencrypted');
  }
  return url.href.replace(/\/+$/, '');
});
