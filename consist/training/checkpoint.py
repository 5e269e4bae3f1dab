"""Save and load a half-finished training run, without pickle: safetensors and JSON."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consist.errors import ModelError

if TYPE_CHECKING:
    import torch
    from sentence_transformers import CrossEncoder

STATE = "state.json"
MOMENTS = "optimiser.safetensors"
KEPT = ("step", "exp_avg", "exp_avg_sq")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Where a run is saved; the folder is replaced as a whole, so that it is never half new.

    Whenever a run is killed, the last save or the one before it is whole, here or beside it.
    """

    folder: Path

    @classmethod
    def found(cls, folder: Path) -> Checkpoint:
        """Return the checkpoint of a folder, put back where a kill left it beside it."""
        found = cls(folder)
        if not found.exists and (found._before / STATE).is_file():
            shutil.rmtree(folder, ignore_errors=True)
            found._before.rename(folder)
        return found

    @property
    def exists(self) -> bool:
        """Whether a run was saved here."""
        return (self.folder / STATE).is_file()

    @property
    def _before(self) -> Path:
        return self.folder.with_name(self.folder.name + ".old")

    def save(
        self,
        encoder: CrossEncoder,
        optimiser: torch.optim.Optimizer,
        state: Mapping[str, Any],
    ) -> None:
        """Write the model, the optimiser's moments and the state, then replace the last ones."""
        from safetensors.torch import save_file

        fresh = self.folder.with_name(self.folder.name + ".new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        encoder.save_pretrained(str(fresh))
        moments = {
            f"{i}.{key}": value.detach().clone()
            for i, weight in enumerate(_weights(optimiser))
            for key, value in optimiser.state[weight].items()
        }
        save_file(moments, fresh / MOMENTS)
        (fresh / STATE).write_text(json.dumps(state, indent=1), encoding="utf-8")
        self._replace(fresh)

    def _replace(self, fresh: Path) -> None:
        if self.folder.exists():
            shutil.rmtree(self._before, ignore_errors=True)
            self.folder.rename(self._before)
        fresh.rename(self.folder)
        shutil.rmtree(self._before, ignore_errors=True)

    def state(self, *, recipe: Mapping[str, Any]) -> dict[str, Any]:
        """Return the saved state of a run of the same recipe.

        Raises:
            ModelError: The run was begun with another recipe.
        """
        state: dict[str, Any] = json.loads((self.folder / STATE).read_text(encoding="utf-8"))
        differing = sorted(key for key in recipe if recipe[key] != state["recipe"].get(key))
        if differing:
            raise ModelError(
                f"{self.folder}: this run was begun with another {', '.join(differing)}; "
                "take the same again, or remove the folder to begin anew"
            )
        return state

    def load_moments(self, optimiser: torch.optim.Optimizer) -> None:
        """Give an optimiser over the same weights the saved moments."""
        from safetensors.torch import load_file

        moments = load_file(self.folder / MOMENTS)
        for i, weight in enumerate(_weights(optimiser)):
            optimiser.state[weight] = {
                key: moments[f"{i}.{key}"].to("cpu" if key == "step" else weight.device)
                for key in KEPT
                if f"{i}.{key}" in moments
            }


def _weights(optimiser: torch.optim.Optimizer) -> list[torch.Tensor]:
    return [weight for group in optimiser.param_groups for weight in group["params"]]
