"""Average the weights of trainings that began from one another.

    python benchmarks/mean_weights.py OUTPUT FOLDER=SHARE FOLDER=SHARE …

The mean of models fine-tuned from one start is often better than each (Wortsman et al. 2022, Model
soups). The folders are what train_nli.py writes; everything but the weights comes from the last.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from arguments import described

WEIGHTS = "model.safetensors"


def mean(shares: dict[Path, float]) -> dict[str, Any]:
    """Return the weighted mean of each tensor, in the type of the last folder's."""
    from safetensors.torch import load_file

    models = [(load_file(folder / WEIGHTS), share) for folder, share in shares.items()]
    total = sum(shares.values())
    last, _ = models[-1]
    return {
        name: sum(share / total * model[name].float() for model, share in models).to(tensor.dtype)
        for name, tensor in last.items()
    }


def main() -> None:
    """Write the mean of the folders given."""
    from safetensors.torch import save_file

    parser = described(__doc__)
    parser.add_argument("output", type=Path)
    parser.add_argument("shares", metavar="FOLDER=SHARE", nargs="+")
    arguments = parser.parse_args()
    given = (one.rpartition("=") for one in arguments.shares)
    shares = {Path(folder): float(share) for folder, _, share in given}
    target = arguments.output
    target.mkdir(parents=True, exist_ok=True)
    for file in list(shares)[-1].glob("*.json"):
        shutil.copyfile(file, target / file.name)
    save_file(mean(shares), target / WEIGHTS, metadata={"format": "pt"})


if __name__ == "__main__":
    main()
