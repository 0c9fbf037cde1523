"""Draws docs/performance/engine.svg from the figures beside it: `python3 benches/plot.py`."""

import math
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "docs" / "performance"
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 400, 60, 240, 20, 50
COLORS = ["#b35806", "#f1a340", "#998ec3", "#542788"]
GRID = [10, 20, 50, 100, 200]


def main():
    lines = [line.split("\t") for line in (FOLDER / "engine.tsv").read_text().splitlines() if line[0] != "#"]
    titles, rows = lines[0][1:], [[float(cell) for cell in line] for line in lines[1:]]
    first, last = math.log10(rows[0][0]), math.log10(rows[-1][0])

    def x(names):
        return LEFT + (math.log10(names) - first) / (last - first) * (WIDTH - LEFT - RIGHT)

    def y(speed):
        low, high = math.log10(GRID[0]), math.log10(GRID[-1] * 1.3)
        return HEIGHT - BOTTOM - (math.log10(speed) - low) / (high - low) * (HEIGHT - TOP - BOTTOM)

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">']
    parts.append(f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>')
    for speed in GRID:
        parts.append(f'<path d="M{LEFT} {y(speed):.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y(speed) + 4:.1f}" text-anchor="end">{speed}</text>')
    for names, *_ in rows:
        parts.append(f'<text x="{x(names):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{names:,.0f}</text>')
    parts.append(f'<text x="{LEFT}" y="{HEIGHT - 8}">names; MB/s on one core; both scales logarithmic</text>')
    for column, (title, color) in enumerate(zip(titles, COLORS), 1):
        points = " ".join(f"{x(row[0]):.1f},{y(row[column]):.1f}" for row in rows)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{color}" stroke-width="2"/>')
        parts.append(f'<text x="{WIDTH - RIGHT + 8}" y="{y(rows[-1][column]) + 4:.1f}" fill="{color}">{title}</text>')
    (FOLDER / "engine.svg").write_text("\n".join([*parts, "</svg>"]) + "\n")


if __name__ == "__main__":
    main()
