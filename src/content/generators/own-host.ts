/** The address of a site without one of its own in its config: GitHub Pages serves it at the host that its `CNAME` names. */
export function ownHost(cname: string | undefined): string | undefined {
  const host = /^[ \t]*((?:[a-z\d-]+\.)+[a-z\d-]+)\s*$/iu.exec(cname ?? '')?.[1];
  return host === undefined ? undefined : `https://${host.toLowerCase()}`;
}
