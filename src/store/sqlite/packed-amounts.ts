import type { RepAmountRow } from "../team-days.ts";

/** What stands where a rep was not read: the greatest number of that width. */
const UNREAD = { 1: 0xff, 2: 0xffff, 4: 0xffff_ffff } as const;

/**
 * A day's amounts (NaN: not read) in as few bytes each as the greatest of them needs, and the width in a last byte of its own.
 * A quarter of a large team is read at every look at a board: as floats it would be most of a megabyte each time, and what the
 * collector has to clear away costs more than the reading.
 */
export function packAmounts(amounts: Float64Array): Uint8Array {
  const width = widthOf(amounts);
  const packed = new Uint8Array(amounts.length * width + 1);
  const values = viewOf(packed.buffer, amounts.length, width);
  const unread = width === 8 ? Number.NaN : UNREAD[width];
  for (let n = 0; n < amounts.length; n++) {
    const amount = amounts[n] ?? Number.NaN;
    values[n] = Number.isNaN(amount) ? unread : amount;
  }
  packed[packed.length - 1] = width;
  return packed;
}

export function unpackAmounts(packed: Uint8Array): RepAmountRow {
  const width = packed.at(-1);
  if (width !== 1 && width !== 2 && width !== 4 && width !== 8)
    throw new Error(`amounts of ${width} bytes`);
  // The driver's bytes begin where a buffer of their own does; were it otherwise, a view could be refused.
  const own = packed.byteOffset % width === 0 ? packed : packed.slice();
  const length = (packed.length - 1) / width;
  return {
    values: viewOf(own.buffer, length, width, own.byteOffset),
    unread: width === 8 ? Number.NaN : UNREAD[width],
  };
}

function widthOf(amounts: Float64Array): 1 | 2 | 4 | 8 {
  let greatest = 0;
  for (const amount of amounts) {
    if (Number.isNaN(amount)) continue;
    if (!Number.isInteger(amount) || amount < 0 || amount >= UNREAD[4]) return 8;
    greatest = Math.max(greatest, amount);
  }
  if (greatest < UNREAD[1]) return 1;
  return greatest < UNREAD[2] ? 2 : 4;
}

function viewOf(
  buffer: ArrayBufferLike,
  length: number,
  width: 1 | 2 | 4 | 8,
  offset = 0,
): RepAmountRow["values"] {
  if (width === 1) return new Uint8Array(buffer, offset, length);
  if (width === 2) return new Uint16Array(buffer, offset, length);
  if (width === 4) return new Uint32Array(buffer, offset, length);
  return new Float64Array(buffer, offset, length);
}
