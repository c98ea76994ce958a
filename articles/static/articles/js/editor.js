/** What the body's editor knows beyond its library: one module for each block, mark and behaviour. */

export { Cite } from "./editor/cite.js"
export { Named } from "./editor/named.js"
export { PhotoSlot } from "./editor/photo.js"
