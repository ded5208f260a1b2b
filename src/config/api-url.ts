import { z } from 'zod';

/** The path of the redirect URL, as in `installPaths`. */
const REDIRECT_PATH = '/slack/oauth_redirect';

const loopbackHosts = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** A platform's base address. A token travels with every request. */
export const apiUrlSchema = baseUrlSchema('plain http to another machine, and would send the token unencrypted');

/** The address at which browsers reach the bot. Newsdesk adds the paths. */
export const publicUrlSchema = baseUrlSchema("plain http, and Slack's code for an installation would come back unencrypted").refine(
  (url) => !url.endsWith(REDIRECT_PATH),
  `an address with ${REDIRECT_PATH} at its end, which Newsdesk adds: leave it out`,
);

/**
 * A base address. Plain http is refused except to this machine. The value has neither query nor fragment, nor a slash at the end.
 *
 * @param plainHttp the reason, behind `is`
 */
function baseUrlSchema(plainHttp: string) {
  return z.string().transform((text, context) => {
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
      return refuse(plainHttp);
    }
    return url.href.replace(/\/+$/, '');
  });
}
