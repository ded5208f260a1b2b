import type { Route } from './route.ts';

export type RouteMatch =
  | { readonly kind: 'found'; readonly route: Route; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'wrongMethod' }
  | { readonly kind: 'unknown' };

export type RouteFinder = (method: string, path: string) => RouteMatch;

/** Routes by their number of segments; a literal segment wins over a parameter because it is listed before it. */
export function createRouteFinder(routes: readonly Route[]): RouteFinder {
  const bySize = new Map<number, { readonly route: Route; readonly segments: readonly string[] }[]>();
  for (const route of routes) {
    const segments = route.pattern.split('/').slice(1);
    const list = bySize.get(segments.length) ?? [];
    list.push({ route, segments });
    bySize.set(segments.length, list);
  }

  return (method, path) => {
    const parts = path.split('/').slice(1);
    let pathExists = false;
    for (const { route, segments } of bySize.get(parts.length) ?? []) {
      const params = matchSegments(segments, parts);
      if (params === undefined) continue;
      if (route.method === method) return { kind: 'found', route, params };
      pathExists = true;
    }
    return pathExists ? { kind: 'wrongMethod' } : { kind: 'unknown' };
  };
}

function matchSegments(segments: readonly string[], parts: readonly string[]): Readonly<Record<string, string>> | undefined {
  const params: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const part = parts[index] ?? '';
    if (segment.startsWith(':')) params[segment.slice(1)] = decode(part);
    else if (segment !== part) return undefined;
  }
  return params;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
