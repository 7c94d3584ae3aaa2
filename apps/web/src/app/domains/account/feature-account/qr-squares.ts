import encodeQR from 'qr';

/** ISO/IEC 18004: four light squares on every side, or a camera does not find the code. */
const BORDER = 4;

/** The dark squares of a code as one path, and how many squares make a side. */
export function qrSquares(text: string): { side: number; path: string } {
  const rows = encodeQR(text, 'raw', { border: BORDER, ecc: 'medium' });
  const path = rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return { side: rows.length, path };
}
