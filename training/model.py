"""The model: a small Llama, with the names of parameters and of settings that `transformers` uses.

Embedding and output share one matrix. Texts that are packed into one window don't see each other.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F


@dataclass
class Config:
    """The settings that matter here; `hub()` gives the rest of a `config.json`."""

    vocab_size: int = 8192
    hidden_size: int = 256
    intermediate_size: int = 640
    num_hidden_layers: int = 5
    num_attention_heads: int = 4
    max_position_embeddings: int = 256
    rms_norm_eps: float = 1e-5
    rope_theta: float = 10000.0

    def hub(self, boundary: int) -> dict:
        """What `config.json` holds in a model folder; `boundary` is the id of the piece before each text."""
        return {
            "architectures": ["LlamaForCausalLM"],
            "model_type": "llama",
            **vars(self),
            "num_key_value_heads": self.num_attention_heads,
            "head_dim": self.hidden_size // self.num_attention_heads,
            "hidden_act": "silu",
            "attention_bias": False,
            "mlp_bias": False,
            "tie_word_embeddings": True,
            "bos_token_id": boundary,
            "eos_token_id": boundary,
            "torch_dtype": "float32",
        }


def rotary(config: Config, positions: Tensor) -> tuple[Tensor, Tensor]:
    """Cosines and sines for rotary embedding, each (…, head_dim), for positions (…)."""
    width = config.hidden_size // config.num_attention_heads
    frequency = 1.0 / config.rope_theta ** (torch.arange(0, width, 2, dtype=torch.float32) / width)
    angle = positions[..., None].float() * frequency
    angle = torch.cat((angle, angle), -1)
    return angle.cos(), angle.sin()


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """x (batch, heads, time, head_dim) turned by its position."""
    half = x.shape[-1] // 2
    return x * cos + torch.cat((-x[..., half:], x[..., :half]), -1) * sin


class RMSNorm(nn.Module):
    def __init__(self, size: int, eps: float):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(size))
        self.eps = eps

    def forward(self, x: Tensor) -> Tensor:
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + self.eps) * self.weight


class Attention(nn.Module):
    def __init__(self, c: Config):
        super().__init__()
        self.heads = c.num_attention_heads
        self.q_proj = nn.Linear(c.hidden_size, c.hidden_size, bias=False)
        self.k_proj = nn.Linear(c.hidden_size, c.hidden_size, bias=False)
        self.v_proj = nn.Linear(c.hidden_size, c.hidden_size, bias=False)
        self.o_proj = nn.Linear(c.hidden_size, c.hidden_size, bias=False)

    def forward(self, x: Tensor, cos: Tensor, sin: Tensor, mask: Tensor) -> Tensor:
        b, t, d = x.shape
        q, k, v = (
            p(x).view(b, t, self.heads, d // self.heads).transpose(1, 2)
            for p in (self.q_proj, self.k_proj, self.v_proj)
        )
        out = F.scaled_dot_product_attention(rotate(q, cos, sin), rotate(k, cos, sin), v, attn_mask=mask)
        return self.o_proj(out.transpose(1, 2).reshape(b, t, d))


class MLP(nn.Module):
    def __init__(self, c: Config):
        super().__init__()
        self.gate_proj = nn.Linear(c.hidden_size, c.intermediate_size, bias=False)
        self.up_proj = nn.Linear(c.hidden_size, c.intermediate_size, bias=False)
        self.down_proj = nn.Linear(c.intermediate_size, c.hidden_size, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        return self.down_proj(F.silu(self.gate_proj(x)) * self.up_proj(x))


class Layer(nn.Module):
    def __init__(self, c: Config):
        super().__init__()
        self.self_attn = Attention(c)
        self.mlp = MLP(c)
        self.input_layernorm = RMSNorm(c.hidden_size, c.rms_norm_eps)
        self.post_attention_layernorm = RMSNorm(c.hidden_size, c.rms_norm_eps)

    def forward(self, x: Tensor, cos: Tensor, sin: Tensor, mask: Tensor) -> Tensor:
        x = x + self.self_attn(self.input_layernorm(x), cos, sin, mask)
        return x + self.mlp(self.post_attention_layernorm(x))


class Body(nn.Module):
    """Embedding, layers and last norm: what `transformers` calls `model`."""

    def __init__(self, c: Config):
        super().__init__()
        self.config = c
        self.embed_tokens = nn.Embedding(c.vocab_size, c.hidden_size)
        self.layers = nn.ModuleList(Layer(c) for _ in range(c.num_hidden_layers))
        self.norm = RMSNorm(c.hidden_size, c.rms_norm_eps)
        cos, sin = rotary(c, torch.arange(c.max_position_embeddings))
        self.register_buffer("cos", cos, persistent=False)
        self.register_buffer("sin", sin, persistent=False)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """ids (batch, time) and mask (batch, 1, time, time), 0 where seen and -inf where not → (batch, time, width)."""
        t = ids.shape[1]
        x = self.embed_tokens(ids)
        for layer in self.layers:
            x = layer(x, self.cos[:t], self.sin[:t], mask)
        return self.norm(x)


class Model(nn.Module):
    def __init__(self, c: Config):
        super().__init__()
        self.config = c
        self.model = Body(c)
        out = (2 * c.num_hidden_layers) ** -0.5
        for name, p in self.named_parameters():
            if p.dim() == 2:
                scale = 1.0 if "embed" in name else p.shape[1] ** -0.5
                nn.init.normal_(p, std=0.02 if "embed" in name else 0.6 * scale)
                if "o_proj" in name or "down_proj" in name:
                    p.data *= out

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Logits (batch, time, vocabulary)."""
        return F.linear(self.model(ids, mask), self.model.embed_tokens.weight)


def mask_of(text: Tensor) -> Tensor:
    """The additive mask (batch, 1, time, time) for windows in which `text` (batch, time) numbers each piece's text."""
    t = text.shape[1]
    seen = (text[:, :, None] == text[:, None, :]) & torch.ones(t, t, dtype=torch.bool, device=text.device).tril()
    return torch.zeros(seen.shape, device=text.device).masked_fill_(~seen, -torch.inf)[:, None]


@torch.compile
def _softmax_less_target(logits: Tensor, targets: Tensor) -> tuple[Tensor, Tensor]:
    """Summed negative log-likelihood of targets (positions, 1), and its gradient to the logits in bfloat16."""
    logits = logits.float()
    mass = logits.logsumexp(-1, keepdim=True)
    loss = (mass - logits.gather(1, targets)).sum()
    hit = torch.arange(logits.shape[1], device=logits.device) == targets
    return loss, ((logits - mass).exp() - hit.float()).bfloat16()


class ChunkedLoss(torch.autograd.Function):
    """Mean negative log-likelihood in nats, a few hundred positions at a time, in bfloat16.

    All logits at once are 8,192 numbers a position, written and read many times; a chunk stays in the
    processor's cache. The gradients are made on the way, so nothing is kept for the way back.
    """

    @staticmethod
    def forward(ctx, hidden: Tensor, weight: Tensor, targets: Tensor, chunk: int) -> Tensor:
        """hidden (positions, width), weight (vocabulary, width), targets (positions); `chunk` divides positions."""
        total = torch.zeros((), device=hidden.device)
        g_hidden, g_weight = torch.empty_like(hidden), torch.zeros_like(weight)
        w, h = weight.bfloat16(), hidden.bfloat16()
        for start in range(0, len(targets), chunk):
            part = slice(start, start + chunk)
            loss, g = _softmax_less_target(h[part] @ w.T, targets[part, None])
            total += loss
            g_hidden[part] = g @ w
            g_weight += g.T @ h[part]
        ctx.save_for_backward(g_hidden.div_(len(targets)), g_weight.div_(len(targets)))
        return total / len(targets)

    @staticmethod
    def backward(ctx, g: Tensor):
        g_hidden, g_weight = ctx.saved_tensors
        return g_hidden * g, g_weight * g, None, None
