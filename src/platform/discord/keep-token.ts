import { DefaultRestOptions, type REST, type RESTOptions } from '@discordjs/rest';

/**
 * Gives a REST client its token for good. At a single 401 the client forgets it, and every later request fails as if none had been set
 * (@discordjs/rest 2.6).
 */
export function keepToken<Client extends REST>(rest: Client, token: string): Client {
  const set = rest.setToken.bind(rest);
  set(token);
  rest.setToken = (given: string | null) => (given === null ? rest : set(given));
  return rest;
}

/** Makes requests, and reports each 401 to a request that carried the token. */
export function watchingRequests(
  onUnauthorized: () => void,
  makeRequest: RESTOptions['makeRequest'] = DefaultRestOptions.makeRequest,
): RESTOptions['makeRequest'] {
  return async (url, init) => {
    const response = await makeRequest(url, init);
    if (response.status === 401 && new Headers(init.headers as Record<string, string>).has('authorization')) onUnauthorized();
    return response;
  };
}
