"""Muon for the layers' matrices, AdamW for the embedding and the norms.

Muon (Jordan et al., 2024) makes each update's singular values nearly equal. For a model of this size it
reaches AdamW's loss in clearly fewer tokens and costs about a tenth of a step.
"""

from concurrent.futures import Executor

import torch
from torch import Tensor, nn


@torch.compile(dynamic=True)
def orthogonal(g: Tensor) -> Tensor:
    """g (many, rows, columns), rows ≤ columns → the nearest matrices with orthonormal rows, roughly (Newton-Schulz)."""
    x = g.bfloat16()
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(5):
        a = x @ x.mT
        x = 3.4445 * x + (-4.7750 * a + 2.0315 * (a @ a)) @ x
    return x.float()


class Muon(torch.optim.Optimizer):
    """Matrices of one shape go through Newton-Schulz together."""

    def __init__(self, matrices: list[nn.Parameter], lr: float, momentum: float = 0.95, weight_decay: float = 0.0):
        super().__init__(matrices, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self, pool: Executor) -> None:
        """One update; each shape's matrices by a thread of the pool."""
        for group in self.param_groups:
            by_shape: dict[torch.Size, list[nn.Parameter]] = {}
            for p in group["params"]:
                by_shape.setdefault(p.shape, []).append(p)
                self.state[p].setdefault("momentum", torch.zeros_like(p))
            list(pool.map(lambda parameters, group=group: self._update(group, parameters), by_shape.values()))

    @torch.no_grad()
    def _update(self, group: dict, parameters: list[nn.Parameter]) -> None:
        updates = []
        for p in parameters:
            m = self.state[p]["momentum"]
            m.lerp_(p.grad, 1 - group["momentum"])
            updates.append(p.grad.lerp(m, group["momentum"]))
        rows, columns = parameters[0].shape
        wide = rows <= columns
        stack = torch.stack([u if wide else u.T for u in updates])
        for p, u in zip(parameters, orthogonal(stack), strict=True):
            p.mul_(1 - group["lr"] * group["weight_decay"])
            p.add_(u if wide else u.T, alpha=-group["lr"] * max(1, rows / columns) ** 0.5)


def optimisers(model: nn.Module, matrix_lr: float, other_lr: float, weight_decay: float) -> list[torch.optim.Optimizer]:
    """One optimiser for the matrices inside the layers, one for everything else. A matrix_lr of 0: AdamW for all."""
    matrices = [p for name, p in model.named_parameters() if p.dim() == 2 and "embed" not in name]
    rest = [p for name, p in model.named_parameters() if p.dim() != 2 or "embed" in name]
    if not matrix_lr:
        return [torch.optim.AdamW(matrices + rest, lr=other_lr, betas=(0.9, 0.95), weight_decay=weight_decay, fused=True)]
    return [
        Muon(matrices, lr=matrix_lr, weight_decay=weight_decay),
        torch.optim.AdamW(rest, lr=other_lr, betas=(0.9, 0.95), weight_decay=0.0, fused=True),
    ]
