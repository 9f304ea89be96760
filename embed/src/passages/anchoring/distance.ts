// How alike two short texts are, and how one lies along a part of another: Levenshtein's distance,
// by Wagner and Fischer, and by Sellers where the text's ends go free
// (`comity/passages/anchoring/distance.py`).

/** Where each character of a pattern lies in a text, and which of them are there unchanged. */
export interface Path {
  before: readonly number[]
  same: readonly boolean[]
}

/** 1 for equal texts (two empty ones too), 0 for texts that share nothing in order. */
export function likeness(one: readonly string[], other: readonly string[]): number {
  const longest = Math.max(one.length, other.length)
  return longest ? 1 - (rows(one, other, false).at(-1) as number) / longest : 1
}

/** Lay `pattern` along the part of `text` that differs least from it. */
export function align(pattern: readonly string[], text: readonly string[]): Path {
  const width = text.length + 1
  const table = rows(pattern, text, true)
  const at = (row: number, column: number): number => table[row * width + column] as number
  let row = pattern.length
  let column = 0
  for (let each = 1; each < width; each++) if (at(row, each) < at(row, column)) column = each
  const before = new Array<number>(row + 1).fill(0)
  const same = new Array<boolean>(row).fill(false)
  before[row] = column
  while (row) {
    const here = at(row, column)
    const differs = Number(pattern[row - 1] !== text[column - 1])
    if (column && here === at(row - 1, column - 1) + differs) {
      same[row - 1] = !differs
      row--
      before[row] = --column
    } else if (here === at(row - 1, column) + 1) {
      row--
      before[row] = column
    } else column--
  }
  return { before, same }
}

/** The matrix of distances, a row a pattern's beginning, a column a text's. */
function rows(pattern: readonly string[], text: readonly string[], free: boolean): Int32Array {
  const width = text.length + 1
  const table = new Int32Array((pattern.length + 1) * width)
  if (!free) for (let column = 0; column < width; column++) table[column] = column
  for (let row = 1; row <= pattern.length; row++) {
    const here = row * width
    const above = here - width
    table[here] = row
    for (let column = 1; column < width; column++) {
      const step = (table[above + column - 1] as number) + Number(pattern[row - 1] !== text[column - 1])
      table[here + column] = Math.min(step, (table[above + column] as number) + 1, (table[here + column - 1] as number) + 1)
    }
  }
  return table
}
