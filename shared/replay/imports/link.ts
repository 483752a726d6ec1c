/** What a link carries: which network protocol, and where its header begins. */
export interface Carried {
  readonly protocol: 4 | 6
  readonly from: number
}

const ETHERTYPE_IPV4 = 0x0800
const ETHERTYPE_IPV6 = 0x86dd
const ETHERTYPE_PPPOE = 0x8864
const PPP_IPV4 = 0x0021
const PPP_IPV6 = 0x0057
/** 802.1Q, 802.1ad and the older double tag: four octets each before the real type */
const VLAN_TAGS: ReadonlySet<number> = new Set([0x8100, 0x88a8, 0x9100])

/** The families that BSD systems and Linux use for IPv6 in a loopback header. */
const FAMILY_IPV4 = 2
const FAMILIES_IPV6: ReadonlySet<number> = new Set([10, 24, 28, 30])

/**
 * Finds the IP packet in a frame: Ethernet (with VLAN tags, or PPPoE), raw IP, Linux cooked v1 and v2, BSD loopback.
 * Undefined for what carries no IP, or for a link that is not known.
 *
 * @param link LINKTYPE number
 */
export const carriedBy = (link: number, octets: Uint8Array): Carried | undefined => {
  switch (link) {
    case 0:
      return loopback(octets, 'either')
    case 108:
      return loopback(octets, 'big')
    case 1:
      return byType(octets, 12)
    case 12:
    case 14:
    case 101:
    case 228:
    case 229:
      return byVersion(octets)
    case 113:
      return byType(octets, 14)
    case 276:
      return typed(u16(octets, 0), 20)
    default:
      return undefined
  }
}

const u16 = (octets: Uint8Array, at: number): number => ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0)

const typed = (type: number, from: number): Carried | undefined => {
  if (type === ETHERTYPE_IPV4) return { protocol: 4, from }
  return type === ETHERTYPE_IPV6 ? { protocol: 6, from } : undefined
}

const byType = (octets: Uint8Array, at: number): Carried | undefined => {
  const type = u16(octets, at)
  if (type === ETHERTYPE_PPPOE) return pppoe(octets, at + 2)
  return VLAN_TAGS.has(type) && at + 4 < octets.length ? byType(octets, at + 4) : typed(type, at + 2)
}

/** A session's header of six octets (RFC 2516), then the number of the protocol in PPP. */
const pppoe = (octets: Uint8Array, at: number): Carried | undefined => {
  const protocol = u16(octets, at + 6)
  if (protocol === PPP_IPV4) return { protocol: 4, from: at + 8 }
  return protocol === PPP_IPV6 ? { protocol: 6, from: at + 8 } : undefined
}

const byVersion = (octets: Uint8Array): Carried | undefined => {
  const version = (octets[0] ?? 0) >> 4
  return version === 4 || version === 6 ? { protocol: version, from: 0 } : undefined
}

/** Four octets with a family: in the byte order of the machine that captured, or (OpenBSD) always big-endian. */
const loopback = (octets: Uint8Array, order: 'either' | 'big'): Carried | undefined => {
  const big = (u16(octets, 0) << 16) | u16(octets, 2)
  const little = ((octets[1] ?? 0) << 8) | (octets[0] ?? 0)
  const family = order === 'either' && (big < 0 || big > 0xff) ? little : big
  if (family === FAMILY_IPV4) return { protocol: 4, from: 4 }
  return FAMILIES_IPV6.has(family) ? { protocol: 6, from: 4 } : undefined
}
