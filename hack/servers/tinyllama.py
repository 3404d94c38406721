"""Writes a llama model of two layers with random weights as a GGUF file.

It knows nothing and answers noise, but a real llama.cpp serves it: template,
tokens, log-probabilities, seeds and limits are the server's own.
"""

import sys

import numpy as np
from gguf import GGUFWriter, TokenType

LAYERS, WIDTH, FEED, HEADS, CONTEXT = 2, 64, 128, 4, 4096
TEMPLATE = "{% for m in messages %}{{ m.role }}: {{ m.content }}\n{% endfor %}assistant: "
LETTERS = "\u2581abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,?!'-\n"


def vocabulary():
    tokens = [(b"<unk>", TokenType.UNKNOWN), (b"<s>", TokenType.CONTROL), (b"</s>", TokenType.CONTROL)]
    tokens += [(b"<0x%02X>" % b, TokenType.BYTE) for b in range(256)]
    return tokens + [(c.encode(), TokenType.NORMAL) for c in LETTERS]


def main(path):
    random = np.random.default_rng(1)
    tokens = vocabulary()
    w = GGUFWriter(path, "llama")
    w.add_name("tiny-random")
    w.add_context_length(CONTEXT)
    w.add_embedding_length(WIDTH)
    w.add_block_count(LAYERS)
    w.add_feed_forward_length(FEED)
    w.add_head_count(HEADS)
    w.add_head_count_kv(HEADS)
    w.add_layer_norm_rms_eps(1e-5)
    w.add_rope_dimension_count(WIDTH // HEADS)
    w.add_vocab_size(len(tokens))
    w.add_tokenizer_model("llama")
    w.add_token_list([t for t, _ in tokens])
    w.add_token_scores([0.0] * len(tokens))
    w.add_token_types([kind for _, kind in tokens])
    w.add_bos_token_id(1)
    w.add_eos_token_id(2)
    w.add_unk_token_id(0)
    w.add_chat_template(TEMPLATE)

    def noise(name, *shape):
        w.add_tensor(name, random.normal(0, 0.3, shape).astype(np.float32))

    def ones(name):
        w.add_tensor(name, np.ones(WIDTH, np.float32))

    noise("token_embd.weight", len(tokens), WIDTH)
    noise("output.weight", len(tokens), WIDTH)
    ones("output_norm.weight")
    for layer in range(LAYERS):
        block = f"blk.{layer}."
        ones(block + "attn_norm.weight")
        ones(block + "ffn_norm.weight")
        for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
            noise(block + name + ".weight", WIDTH, WIDTH)
        noise(block + "ffn_gate.weight", FEED, WIDTH)
        noise(block + "ffn_up.weight", FEED, WIDTH)
        noise(block + "ffn_down.weight", WIDTH, FEED)
    w.write_header_to_file()
    w.write_kv_data_to_file()
    w.write_tensors_to_file()
    w.close()


main(sys.argv[1])
