/** Names of zones in dates of mail and feeds, in minutes east of UTC: RFC 822, and those that real feeds have beside it. */
const ZONES: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  met: 60,
  mez: 60,
  cest: 120,
  mest: 120,
  mesz: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  ist: 330,
  sgt: 480,
  hkt: 480,
  awst: 480,
  jst: 540,
  kst: 540,
  acst: 570,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
  ast: -240,
  adt: -180,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  akst: -540,
  akdt: -480,
  hst: -600,
  nst: -210,
  ndt: -150,
  brt: -180,
  art: -180,
};

/** A zone as dates have it: `+0100`, `GMT+1`, `UTC+01:00`, `EST`. */
export const ZONE = String.raw`(?:GMT|UTC?)?[+-]\d{1,2}(?::?\d{2})?|\p{L}+`;

/** Minutes east of UTC; undefined for a name that is not known. */
export function offsetOf(zone: string): number | undefined {
  const [, sign, hours, minutes = '0'] = /^(?:GMT|UTC?)?([+-])(\d{1,2}):?(\d{2})?$/iu.exec(zone) ?? [];
  if (hours !== undefined) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return ZONES[zone.toLowerCase()];
}
