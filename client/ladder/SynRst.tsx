import type { ReactNode } from 'react'

/** A SYN that nobody was waiting for. */
export const SynRst = (): ReactNode => (
  <svg className="ladder oops" viewBox="0 0 340 150" width="340" height="150" aria-hidden="true">
    <line className="life" x1="8" x2="8" y1="4" y2="146" />
    <line className="life" x1="332" x2="332" y1="4" y2="146" />
    <g className="c-client">
      <line className="wire" x1="8" y1="44" x2="322" y2="64" />
      <path className="head" transform="translate(332 65) rotate(4)" d="M0 0L-12 -5L-12 5Z" />
      <path className="tail" d="M8 38.500l5.500 5.500l-5.500 5.500l-5.500 -5.500Z" />
      <text className="seg" x="170" y="42" textAnchor="middle" fontSize="15">
        <tspan className="f">SYN</tspan>
      </text>
    </g>
    <g className="c-server">
      <line className="wire" x1="332" y1="106" x2="18" y2="126" />
      <path className="head" transform="translate(8 127) rotate(176)" d="M0 0L-12 -5L-12 5Z" />
      <circle className="tail" cx="332" cy="106" r="5" />
      <text className="seg" x="170" y="104" textAnchor="middle" fontSize="15">
        <tspan className="f">RST ACK</tspan>
      </text>
    </g>
  </svg>
)
