"""Lay figures out for reading, and name the sets that they belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from consist.evaluation.nli import NliFigures

COLUMNS = {
    "pairs": "pairs",
    "acc.": "accuracy",
    "F1": "macro_f1",
    "c. prec.": "contradiction_precision",
    "c. rec.": "contradiction_recall",
    "c. AUC": "contradiction_auc",
    "back AUC": "reverse_contradiction_auc",
    "gap": "direction_gap",
    "ECE": "calibration_error",
    "ECE temp.": "tempered_calibration_error",
    "T": "temperature",
    "pairs/s": "pairs_per_second",
}
"""Heading to figure; `c.` is contradiction, `back` has premise and hypothesis swapped."""


def by_name(files: Sequence[Path]) -> dict[str, Path]:
    """Name files by their file name, or by their whole path where two share one.

    >>> sorted(by_name([Path("a/snli.jsonl"), Path("b/snli.jsonl"), Path("rte.jsonl.gz")]))
    ['a/snli.jsonl', 'b/snli.jsonl', 'rte.jsonl.gz']
    """
    names = [path.name for path in files]
    return {path.name if names.count(path.name) == 1 else str(path): path for path in files}


def table(measured: Mapping[str, NliFigures]) -> str:
    """Return a Markdown table, a set a row, with the mean and the worst accuracy below it."""
    rows = [[name, *_cells(figures.as_dict())] for name, figures in measured.items()]
    header = ["set", *COLUMNS]
    widths = [max(len(row[i]) for row in [header, *rows]) for i in range(len(header))]
    lines = [_line(header, widths), _line(["-" * width for width in widths], widths)]
    lines += [_line(row, widths) for row in rows]
    worst = min(measured, key=lambda name: measured[name].accuracy)
    mean = sum(figures.accuracy for figures in measured.values()) / len(measured)
    lines += ["", f"mean accuracy {mean:.3f}, worst {measured[worst].accuracy:.3f} ({worst})"]
    return "\n".join(lines)


def _cells(figures: Mapping[str, float | int | None]) -> list[str]:
    cells = []
    for key in COLUMNS.values():
        value = figures[key]
        if value is None:
            cells.append("")
        elif key == "accuracy":
            cells.append(
                f"{value:.3f} [{figures['accuracy_low']:.3f}, {figures['accuracy_high']:.3f}]"
            )
        else:
            cells.append(f"{value:.0f}" if key.startswith("pairs") else f"{value:.3f}")
    return cells


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = [
        cell.ljust(width) if i == 0 else cell.rjust(width)
        for i, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return "| " + " | ".join([first, *rest]) + " |"
