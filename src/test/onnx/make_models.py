"""Makes the models that the tests of the engine onnx read, and what `transformers` makes of them.

    python3 -m venv /tmp/onnx && /tmp/onnx/bin/pip install torch transformers onnx sentencepiece
    /tmp/onnx/bin/python src/test/onnx/make_models.py tiny src/test/resources/onnx
    /tmp/onnx/bin/python src/test/onnx/make_models.py tokenizers src/test/resources/onnx    only what has tokenizer.json alone
    /tmp/onnx/bin/python src/test/onnx/make_models.py full DIR     a Marian of full size, for the bench (onnxruntime too)

All weights are random and all words are invented: nothing here was trained by anyone. The graphs are written node by
node from the weights, in the layout in which Optimum exports: `marian` has the merged decoder, `m2m100` the older pair,
`nllb` only what its tokens need. `expected.json.gz` beside a model holds token ids by `generate`.
"""

import gzip
import json
import math
import pathlib
import random
import sys

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

OPSET = 17


class Graph:
    """Nodes of one graph; initialisers may be those of the graph around it."""

    made = 0

    def __init__(self, weights):
        Graph.made += 1
        self.nodes, self.weights, self.count, self.number = [], weights, 0, Graph.made

    def weight(self, name, array):
        self.weights[name] = numpy_helper.from_array(np.ascontiguousarray(array), name)
        return name

    def ints(self, *values):
        return self.weight("ints_" + "_".join(map(str, values)).replace("-", "m"), np.array(values, dtype=np.int64))

    def scalar(self, value):
        return self.weight("float_" + repr(float(value)).replace("-", "m"), np.array(value, dtype=np.float32))

    def __call__(self, op, *inputs, out=None, **attributes):
        self.count += 1
        out = out or f"{self.number}_{op}_{self.count}"
        self.nodes.append(helper.make_node(op, list(inputs), [out], **attributes))
        return out


class Builder:
    """Encoder and decoder of a Marian (norm after each block) or an M2M100 (norm before)."""

    def __init__(self, model):
        self.config = model.config
        self.before = model.config.model_type == "m2m_100"
        self.state = {k: v.detach().numpy() for k, v in model.state_dict().items()}
        self.bias = self.state.get("final_logits_bias")
        self.heads = model.config.decoder_attention_heads
        self.dim = model.config.d_model // self.heads
        self.layers = model.config.decoder_layers
        positions = (model.model.encoder.embed_positions.weights if self.before
                     else model.model.encoder.embed_positions.weight)
        self.positions = positions.detach().numpy()
        self.scale = math.sqrt(model.config.d_model) if model.config.scale_embedding else 1.0

    def linear(self, g, x, name):
        w = g.weight(name + ".weight", self.state[name + ".weight"].T)
        return g("Add", g("MatMul", x, w), g.weight(name + ".bias", self.state[name + ".bias"]))

    def norm(self, g, x, name):
        return g("LayerNormalization", x, g.weight(name + ".weight", self.state[name + ".weight"]),
                 g.weight(name + ".bias", self.state[name + ".bias"]), axis=-1, epsilon=1e-5)

    def split(self, g, x):
        return g("Transpose", g("Reshape", x, g.ints(0, 0, self.heads, self.dim)), perm=[0, 2, 1, 3])

    def attend(self, g, x, keys, values, mask, name):
        q = self.split(g, self.linear(g, x, name + ".q_proj"))
        scores = g("Mul", g("MatMul", q, g("Transpose", keys, perm=[0, 1, 3, 2])), g.scalar(self.dim ** -0.5))
        if mask:
            scores = g("Add", scores, mask)
        out = g("Transpose", g("MatMul", g("Softmax", scores, axis=-1), values), perm=[0, 2, 1, 3])
        return self.linear(g, g("Reshape", out, g.ints(0, 0, self.heads * self.dim)), name + ".out_proj")

    def block(self, g, x, norm, inner):
        if self.before:
            return g("Add", x, inner(self.norm(g, x, norm)))
        return self.norm(g, g("Add", x, inner(x)), norm)

    def feed(self, g, x, name):
        def inner(y):
            y = self.linear(g, y, name + ".fc1")
            y = g("Relu", y) if self.before else g("Mul", y, g("Sigmoid", y))
            return self.linear(g, y, name + ".fc2")
        return self.block(g, x, name + ".final_layer_norm", inner)

    def embed(self, g, ids, positions):
        tokens = g("Gather", g.weight("model.shared.weight", self.state["model.shared.weight"]), ids)
        tokens = g("Mul", tokens, g.scalar(self.scale))
        return g("Add", tokens, positions)

    def places(self, g, positions):
        return g("Gather", g.weight("positions", self.positions), positions)

    def mask(self, g, mask):
        hidden = g("Sub", g.scalar(1), g("Cast", mask, to=TensorProto.FLOAT))
        return g("Unsqueeze", g("Mul", hidden, g.scalar(-1e9)), g.ints(1, 2))

    def encoder(self):
        g = Graph({})
        if self.before:
            steps = g("CumSum", "attention_mask", g.weight("axis", np.array(1, dtype=np.int64)))
            pad = g.weight("pad", np.array(self.config.pad_token_id, dtype=np.int64))
            positions = self.places(g, g("Add", g("Mul", steps, "attention_mask"), pad))
        else:
            length = g("Gather", g("Shape", "input_ids"), g.ints(1))
            positions = g("Slice", g.weight("positions", self.positions), g.ints(0), length)
        x = self.embed(g, "input_ids", positions)
        mask = self.mask(g, "attention_mask")
        for i in range(self.config.encoder_layers):
            name = f"model.encoder.layers.{i}"

            def attention(y):
                at = name + ".self_attn"
                return self.attend(g, y, self.split(g, self.linear(g, y, at + ".k_proj")),
                                   self.split(g, self.linear(g, y, at + ".v_proj")), mask, at)
            x = self.block(g, x, name + ".self_attn_layer_norm", attention)
            x = self.feed(g, x, name)
        if self.before:
            x = self.norm(g, x, "model.encoder.layer_norm")
        g("Identity", x, out="last_hidden_state")
        return self.model(g, [ids("input_ids"), ids("attention_mask")], [("last_hidden_state", TensorProto.FLOAT, ["b", "s", self.config.d_model])])

    def decoder(self, weights, cached, merged, prefix=""):
        """One token a row; with the outputs' names before the prefix is put before them."""
        g = Graph(weights)
        outputs = []
        place = g("Gather", g("Shape", "past_key_values.0.decoder.key"), g.ints(2)) if cached else g.ints(0)
        if self.before:  # what fills up has no place
            pad = g.ints(self.config.pad_token_id)
            word = g("Cast", g("Not", g("Equal", "input_ids", pad)), to=TensorProto.INT64)
            place = g("Add", g("Mul", g("Add", place, g.ints(1)), word), pad)
        x = self.embed(g, "input_ids", self.places(g, place))
        mask = self.mask(g, "encoder_attention_mask")
        for i in range(self.layers):
            name = f"model.decoder.layers.{i}"

            def attention(y):
                at = name + ".self_attn"
                pair = []
                for what in ("key", "value"):
                    new = self.split(g, self.linear(g, y, f"{at}.{what[0]}_proj"))
                    out = f"{prefix}present.{i}.decoder.{what}"
                    if cached:
                        g("Concat", f"past_key_values.{i}.decoder.{what}", new, out=out, axis=2)
                    else:
                        g("Identity", new, out=out)
                    outputs.append(out)
                    pair.append(out)
                return self.attend(g, y, *pair, None, at)
            x = self.block(g, x, name + ".self_attn_layer_norm", attention)

            def cross(y):
                at = name + ".encoder_attn"
                pair = []
                for what in ("key", "value"):
                    out = f"{prefix}present.{i}.encoder.{what}"
                    if cached:
                        pair.append(f"past_key_values.{i}.encoder.{what}")
                        if merged:  # nothing of use, as Optimum's
                            g("Identity", g.weight("nothing", np.zeros((0, self.heads, 1, self.dim), np.float32)), out=out)
                            outputs.append(out)
                    else:
                        g("Identity", self.split(g, self.linear(g, "encoder_hidden_states", f"{at}.{what[0]}_proj")), out=out)
                        pair.append(out)
                        outputs.append(out)
                return self.attend(g, y, *pair, mask, at)
            x = self.block(g, x, name + ".encoder_attn_layer_norm", cross)
            x = self.feed(g, x, name)
        if self.before:
            x = self.norm(g, x, "model.decoder.layer_norm")
        # Turned around in the file, as exporters leave it: only so can it be packed, and made int8.
        logits = g("MatMul", x, g.weight("lm_head.weight", self.state["model.shared.weight"].T))
        if self.bias is not None:
            logits = g("Add", logits, g.weight("final_logits_bias", self.bias))
        g("Identity", logits, out=prefix + "logits")
        return g, [prefix + "logits"] + sorted(outputs)

    def pasts(self):
        return [(f"past_key_values.{i}.{side}.{what}", TensorProto.FLOAT, ["b", self.heads, f"past_{side}", self.dim])
                for i in range(self.layers) for side in ("decoder", "encoder") for what in ("key", "value")]

    def hidden(self):
        return ("encoder_hidden_states", TensorProto.FLOAT, ["b", "s", self.config.d_model])

    def shape(self, name):
        if name.endswith("logits"):
            return (name, TensorProto.FLOAT, ["b", "t", self.config.vocab_size])
        return (name, TensorProto.FLOAT, ["any_b", self.heads, "any_l", self.dim])

    def pair(self):
        for cached in (False, True):
            weights = {}
            g, outputs = self.decoder(weights, cached, False)
            inputs = [ids("encoder_attention_mask", "s"), ids("input_ids", 1)]
            inputs += self.pasts() if cached else [self.hidden()]
            yield self.model(g, inputs, [self.shape(o) for o in outputs])

    def merged(self):
        weights = {}
        branches = []
        for cached in (False, True):
            g, outputs = self.decoder(weights, cached, True, "with." if cached else "without.")
            branches.append(helper.make_graph(g.nodes, "with" if cached else "without", [],
                                              [helper.make_tensor_value_info(*self.shape(o)) for o in outputs]))
        outer = Graph(weights)
        names = [o[len("with."):] for o in outputs]
        outer.nodes.append(helper.make_node("If", ["use_cache_branch"], names, then_branch=branches[1], else_branch=branches[0]))
        inputs = [ids("encoder_attention_mask", "s"), ids("input_ids", 1), self.hidden(), *self.pasts(),
                  ("use_cache_branch", TensorProto.BOOL, [1])]
        return self.model(outer, inputs, [self.shape(o) for o in names])

    @staticmethod
    def model(g, inputs, outputs):
        def info(values):
            return [helper.make_tensor_value_info(*v) for v in values]
        graph = helper.make_graph(g.nodes, "graph", info(inputs), info(outputs), list(g.weights.values()))
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9)
        onnx.checker.check_model(model)
        return model


def ids(name, length="s"):
    return (name, TensorProto.INT64, ["b", length])


def write(folder, builder, merged):
    folder = folder / "onnx"
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(builder.encoder(), folder / "encoder_model.onnx")
    if merged:
        onnx.save(builder.merged(), folder / "decoder_model_merged.onnx")
    else:
        first, then = builder.pair()
        onnx.save(first, folder / "decoder_model.onnx")
        onnx.save(then, folder / "decoder_with_past_model.onnx")


def invented(seed, letters, count):
    chance = random.Random(seed)
    words = ["".join(chance.choice(letters) for _ in range(chance.randint(2, 7))) for _ in range(160)]
    return [" ".join(chance.choice(words) for _ in range(chance.randint(1, 14))) + chance.choice(["", ".", " 12", "!"])
            for _ in range(count)]


ARABIC = "ابتثجحخدرزسشصطعغفقكلمنهوي"
LATIN = "abcdefghijklmnoprstuvwy"


def train(folder, name, lines, size, **more):
    import sentencepiece
    model = folder / f"{name}.txt"
    model.write_text("\n".join(lines), encoding="utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(model), model_prefix=str(folder / name), vocab_size=size, hard_vocab_limit=False, minloglevel=2,
        num_threads=1, **more)
    model.unlink()
    (folder / f"{name}.vocab").unlink()
    made = folder / f"{name}.model"
    processor = sentencepiece.SentencePieceProcessor(model_file=str(made))
    return made, processor


def lively(model, std, table, seed):
    """Weights large enough that what is written depends on what was read."""
    torch.manual_seed(seed)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if "norm" in name or "embed_positions" in name:
                continue
            parameter.normal_(0, table if "shared" in name else 2 * std if "encoder_attn" in name else std)
        if hasattr(model, "final_logits_bias"):
            model.final_logits_bias.normal_(0, 0.1)
    return model.eval()


def ending(model, inputs, settings, pad):
    """Gives the end the weights of a word that comes up in many outputs, at different places."""
    end = model.config.eos_token_id
    outputs = expected(model, inputs, {**settings, "num_beams": 1}, pad)
    first = {}
    for row in outputs:
        for token in set(row) - {end, pad}:
            first.setdefault(token, set()).add((row.index(token), tuple(row)))
    few = [t for t, rows in first.items() if len(rows) < 0.6 * len({tuple(r) for r in outputs})
           and len({place for place, _ in rows if place > 1}) > 1]
    word = max(few, key=lambda t: (len({place for place, _ in first[t]}), t))
    with torch.no_grad():
        table = model.model.shared.weight
        table[[end, word]] = table[[word, end]]
        if hasattr(model, "final_logits_bias"):
            model.final_logits_bias[0, [end, word]] = model.final_logits_bias[0, [word, end]]


def expected(model, inputs, settings, pad):
    """Token ids as `generate` gives them, without what fills up a batch."""
    rows = []
    with torch.no_grad():
        for begin in range(0, len(inputs), 25):
            part = inputs[begin:begin + 25]
            width = max(map(len, part))
            batch = torch.tensor([row + [pad] * (width - len(row)) for row in part])
            mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in part])
            made = model.generate(input_ids=batch, attention_mask=mask, **settings).tolist()
            for row in made:
                end = row.index(model.config.eos_token_id, 1) + 1 if model.config.eos_token_id in row[1:] else len(row)
                rows.append(row[1:end])
    return rows


def cases(model, inputs, pad, variants):
    made = []
    for settings in variants:
        rows = expected(model, inputs, settings, pad)
        print(settings, "lengths", sorted(map(len, rows))[::max(1, len(rows) // 8)], "distinct", len(set(map(tuple, rows))))
        made.append({"settings": settings, "outputs": rows})
    return made


def save(folder, inputs, made, texts):
    content = json.dumps({"inputs": inputs, "cases": made, "texts": texts}, ensure_ascii=False, separators=(",", ":"))
    with open(folder / "expected.json.gz", "wb") as file:
        file.write(gzip.compress(content.encode("utf-8"), 9, mtime=0))


def put(folder, name, content):
    (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def rows(seed, count, low, high, last):
    chance = random.Random(seed)
    return [[chance.randrange(low, high) for _ in range(chance.randint(1, 40) if i % 5 else chance.randint(1, 199))] + [last]
            for i in range(count)]


ODD = ["", " ", "a b  c", "ملف ٣٥", "x\u0000y", "😀", "Ａｂ①", "naïve", "…", ">>fra<< abc", "و" * 300, "ab 12, ab."]


def marian(out):
    from transformers import MarianConfig, MarianMTModel, MarianTokenizer
    folder = out / "marian"
    folder.mkdir(parents=True, exist_ok=True)
    arabic, latin = invented(1, ARABIC, 900), invented(2, LATIN, 900)
    source, spm = train(folder, "source", arabic + latin[:200], 220, normalization_rule_name="nmt_nfkc")
    target, other = train(folder, "target", latin, 160, normalization_rule_name="identity")
    source.rename(folder / "source.spm")
    target.rename(folder / "target.spm")
    pieces = ["</s>", "<unk>"]
    for one in (other, spm):  # in another order than either has
        pieces += [p for p in (one.id_to_piece(i) for i in reversed(range(one.get_piece_size())))
                   if p not in pieces and p != "<s>"]
    pieces.append("<pad>")
    put(folder, "vocab.json", {p: i for i, p in enumerate(pieces)})
    pad = len(pieces) - 1
    config = MarianConfig(vocab_size=len(pieces), d_model=32, encoder_layers=2, decoder_layers=2, encoder_attention_heads=4,
                          decoder_attention_heads=4, encoder_ffn_dim=48, decoder_ffn_dim=48, max_position_embeddings=256,
                          activation_function="swish", scale_embedding=True, pad_token_id=pad, eos_token_id=0,
                          decoder_start_token_id=pad, forced_eos_token_id=0)
    model = lively(MarianMTModel(config), 0.3, 0.25, 3)
    generation = {"bad_words_ids": [[pad]], "decoder_start_token_id": pad, "eos_token_id": 0, "forced_eos_token_id": 0,
                  "max_length": 220, "num_beams": 4, "pad_token_id": pad, "renormalize_logits": True}
    put(folder, "config.json", {k: v for k, v in config.to_dict().items() if k in (
        "model_type", "d_model", "encoder_layers", "decoder_layers", "decoder_attention_heads", "vocab_size", "pad_token_id",
        "eos_token_id", "decoder_start_token_id", "forced_eos_token_id", "max_position_embeddings")})
    put(folder, "generation_config.json", generation)
    inputs = rows(4, 500, 2, pad, 0)
    base = {"bad_words_ids": [[pad]], "forced_eos_token_id": 0, "decoder_start_token_id": pad, "max_length": 32}
    ending(model, inputs[:100], base, pad)
    write(folder, Builder(model), True)
    made = cases(model, inputs, pad, [
        {**base, "num_beams": 1}, {**base, "num_beams": 4, "renormalize_logits": True}])
    made += cases(model, inputs[:60], pad, [
        {**base, "num_beams": 4, "length_penalty": 0.6}, {**base, "num_beams": 4, "early_stopping": True},
        {**base, "num_beams": 3, "max_length": 90, "length_penalty": 1.4}])
    tokenizer = MarianTokenizer(str(folder / "source.spm"), str(folder / "target.spm"), str(folder / "vocab.json"))
    texts = []
    for text in arabic[:60] + latin[:20] + [t for t in ODD if not t.startswith(">>")]:
        texts.append({"text": text, "ids": [tokenizer._convert_token_to_id(p) for p in spm.encode(text, out_type=str)] + [0]})
    for one in texts[:60] + texts[60:80]:
        own = [p for p in other.encode(one["text"], out_type=str)]
        one["written"] = other.decode_pieces(own)
        one["writtenIds"] = [tokenizer._convert_token_to_id(p) for p in own]
    save(folder, inputs, made, texts)


def m2m100(out):
    from transformers import M2M100Config, M2M100ForConditionalGeneration
    from transformers.models.m2m_100.tokenization_m2m_100 import FAIRSEQ_LANGUAGE_CODES
    folder = out / "m2m100"
    folder.mkdir(parents=True, exist_ok=True)
    lines = invented(5, ARABIC, 700) + invented(6, LATIN, 700)
    _, spm = train(folder, "sentencepiece.bpe", lines, 260, model_type="bpe", normalization_rule_name="identity")
    pieces = ["<s>", "<pad>", "</s>", "<unk>"] + [spm.id_to_piece(i) for i in range(3, spm.get_piece_size())]
    put(folder, "vocab.json", {p: i for i, p in enumerate(pieces)})
    codes = [f"__{code}__" for code in FAIRSEQ_LANGUAGE_CODES["m2m100"]]
    put(folder, "special_tokens_map.json", {"additional_special_tokens": codes})
    size = len(pieces) + len(codes) + 8
    english = len(pieces) + codes.index("__en__")
    arabic = len(pieces) + codes.index("__ar__")
    config = M2M100Config(vocab_size=size, d_model=24, encoder_layers=2, decoder_layers=2, encoder_attention_heads=3,
                          decoder_attention_heads=3, encoder_ffn_dim=40, decoder_ffn_dim=40, max_position_embeddings=256,
                          scale_embedding=True, activation_function="relu")
    model = lively(M2M100ForConditionalGeneration(config), 0.3, 0.2, 7)
    put(folder, "config.json", {k: v for k, v in config.to_dict().items() if k in (
        "model_type", "d_model", "encoder_layers", "decoder_layers", "decoder_attention_heads", "vocab_size", "pad_token_id",
        "eos_token_id", "decoder_start_token_id", "max_position_embeddings")})
    put(folder, "generation_config.json", {"decoder_start_token_id": 2, "early_stopping": True, "eos_token_id": 2,
                                           "max_length": 200, "num_beams": 5, "pad_token_id": 1})
    inputs = [[arabic] + row for row in rows(8, 200, 4, len(pieces), 2)]
    base = {"forced_bos_token_id": english, "decoder_start_token_id": 2, "max_length": 40}
    ending(model, inputs[:100], base, 1)
    write(folder, Builder(model), False)
    made = cases(model, inputs, 1, [{**base, "num_beams": 1}, {**base, "num_beams": 4, "early_stopping": True}])
    made += cases(model, inputs[:60], 1, [{**base, "num_beams": 4}, {**base, "num_beams": 2, "max_length": 60}])
    texts = [{"text": t, "ids": [arabic] + [pieces.index(p) if p in pieces else 3 for p in spm.encode(t, out_type=str)] + [2]}
             for t in lines[:30] + lines[-30:] + ODD]
    save(folder, inputs, made, texts)


def nllb(out):
    folder = out / "nllb"
    folder.mkdir(parents=True, exist_ok=True)
    lines = invented(9, ARABIC, 500) + invented(10, LATIN, 500)
    _, spm = train(folder, "sentencepiece.bpe", lines, 240, model_type="bpe", normalization_rule_name="identity")
    size = spm.get_piece_size() + 1
    codes = ["ace_Arab", "arb_Arab", "eng_Latn", "pes_Arab", "zho_Hans", "zho_Hant"]
    put(folder, "config.json", {"model_type": "m2m_100", "tokenizer_class": "NllbTokenizer", "d_model": 24, "decoder_layers": 2,
                                "decoder_attention_heads": 3, "vocab_size": size + len(codes) + 2, "pad_token_id": 1, "eos_token_id": 2,
                                "decoder_start_token_id": 2, "max_length": 200})
    put(folder, "tokenizer.json", {"version": "1.0", "added_tokens": [
        {"id": size + i, "content": code, "special": True} for i, code in enumerate(codes)], "model": {"type": "BPE"}})
    arabic = size + 1
    texts = [{"text": t, "ids": [arabic] + [i + 1 if i > 2 else 3 for i in spm.encode(t)] + [2]} for t in lines[:20] + lines[-20:] + ODD]
    save(folder, [], [], texts)


HARD = ["", " ", "  ", "a  b", "a\u00a0b", "a\u3000b\tc", "a\nb", "a\r\nb", "كِتَابٌ", "مُدَرِّسَةٌ", "قَدَّمَ", "مـــدينة", "ﻛﺘﺎﺏ", "ﻻ ﷲ ﷺ",
        "ﺍَ", "٠١٢٣", "۴۵۶", "०१२ ①Ⅳ½", "😀", "👩‍👩‍👧 🇪🇬", "漢字", "Жук", "ا\u0653 ا\u0654", "ا\u0653\u064e", "e\u0301 a\u0306\u0301",
        "\u200fabc\u200e", "\ufeffabc", "می\u200cخواهم", "x\u0000y", "Ａｂ～", "ﬁn", "naïve", "…", "“abc”", "؀٣", "يٰ هٰذا", "▁a▁b", "\u2028a",
        "و" * 300, "ab 12, ab.", "ab,,ab", "?!؟،؛", "a\u0085b", "\ufffd", "ｱﾞ", "각 각", "ẛ̣ ﷼", "a\u2003b", "١٢،٥٪"]


def hard(lines, seed):
    """Words of the model with all that a normalizer looks at in between."""
    chance = random.Random(seed)
    odd = [c for c in "".join(HARD) if not c.isspace() and c not in "و\u0000"]
    made = HARD + [" ".join(word if chance.random() < 0.6 else word[:2] + chance.choice(odd) + word[2:] for word in line.split())
                   for line in chance.sample(lines, 170)]
    return made + ["".join(chance.choice(odd) for _ in range(chance.randint(1, 12))) for _ in range(60)]


def tokenizer_of(content):
    from tokenizers import Tokenizer
    return Tokenizer.from_str(json.dumps(content))


def ids_of(content, texts, before=None):
    """The numbers that the `tokenizers` library gives these texts, of which nothing steers it."""
    plain = tokenizer_of({**content, "added_tokens": []})
    return [{"text": t, "ids": plain.encode(before(t) if before else t, add_special_tokens=False).ids} for t in texts]


def alone(out):
    """Folders with tokenizer.json and no file of SentencePiece: `*-json`, which share the graphs of their models."""
    import sentencepiece
    from sentencepiece import sentencepiece_model_pb2
    from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers

    # Marian, as converters for the browser write it: both languages in one, without the table of characters.
    folder = out / "marian-json"
    folder.mkdir(exist_ok=True)
    numbers = json.loads((out / "marian" / "vocab.json").read_text(encoding="utf-8"))
    sides = [sentencepiece.SentencePieceProcessor(model_file=str(out / "marian" / f"{side}.spm")) for side in ("source", "target")]
    score = [{p.id_to_piece(i): p.get_score(i) for i in range(p.get_piece_size())} for p in sides]
    special = ["</s>", "<unk>", "<pad>"]
    space = {"type": "Metaspace", "replacement": "▁", "add_prefix_space": True}
    content = {"version": "1.0", "truncation": None, "padding": None,
               "added_tokens": [{"id": numbers[t], "content": t, "single_word": False, "lstrip": False, "rstrip": False,
                                 "normalized": False, "special": True} for t in special],
               "normalizer": {"type": "Precompiled", "precompiled_charsmap": None},
               "pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"}, space]},
               "post_processor": None, "decoder": space,
               "model": {"type": "Unigram", "unk_id": 2, "vocab": [
                   [p, 0.0 if p in special else max(s.get(p, -100) for s in score)] for p in sorted(numbers, key=numbers.get)]}}
    put(folder, "tokenizer.json", content)
    readable = {**content, "normalizer": None, "model": {**content["model"], "unk_id": numbers["<unk>"]}}
    rule = sentencepiece.SentencePieceNormalizer(rule_name="nmt_nfkc")
    texts = hard(invented(1, ARABIC, 900), 11)
    save(folder, [], [], ids_of(readable, texts, rule.normalize))

    # M2M100 and NLLB, as transformers converts them: merges, a table of characters, two ways to treat spaces.
    proto = sentencepiece_model_pb2.ModelProto()
    proto.ParseFromString((out / "marian" / "source.spm").read_bytes())
    table = proto.normalizer_spec.precompiled_charsmap
    for name, lines, unigram in (("m2m100", invented(5, ARABIC, 700), False), ("nllb", invented(9, ARABIC, 500), False),
                                 ("unigram", invented(1, ARABIC, 900), True)):
        folder = out / f"{name}-json"
        folder.mkdir(exist_ok=True)
        head = ["<s>", "<pad>", "</s>", "<unk>"]
        spm = sides[0] if unigram else sentencepiece.SentencePieceProcessor(model_file=str(out / name / "sentencepiece.bpe.model"))
        pieces = head + [spm.id_to_piece(i) for i in range(3, spm.get_piece_size())]
        if unigram:
            model = models.Unigram([(p, 0.0 if p in head else spm.get_score(spm.piece_to_id(p))) for p in pieces], 3, False)
        else:
            known = {p: i for i, p in enumerate(pieces)}
            merges = [(-spm.get_score(spm.piece_to_id(p)), i, p[:i], p[i:]) for p in pieces[4:] for i in range(1, len(p))
                      if p[:i] in known and p[i:] in known]
            model = models.BPE(known, [(a, b) for _, _, a, b in sorted(merges)], unk_token="<unk>", fuse_unk=True)
        tokenizer = Tokenizer(model)
        spaces = normalizers.Replace(Regex(" {2,}"), "▁" if name == "m2m100" else " ")
        steps = [normalizers.Strip(left=False, right=True), spaces] if name == "m2m100" else [spaces]
        tokenizer.normalizer = normalizers.Sequence(
            ([normalizers.Precompiled(table)] if unigram or name == "m2m100" else [normalizers.NFKC()]) + steps)
        tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
        tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
        content = json.loads(tokenizer.to_str())
        if name == "m2m100":
            codes = json.loads((out / name / "special_tokens_map.json").read_text())["additional_special_tokens"]
        else:
            codes = ["arb_Arab", "eng_Latn"]
        content["added_tokens"] = [
            {"id": i, "content": t, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
            for i, t in [*enumerate(head), *enumerate(codes, len(pieces))]]
        if name == "nllb":  # as files before 2024 have them
            content["model"]["merges"] = [" ".join(m) for m in content["model"]["merges"]]
        (folder / "tokenizer.json").write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        if name != "m2m100":
            put(folder, "config.json", {"model_type": "m2m_100", "d_model": 24, "decoder_layers": 2, "decoder_attention_heads": 3,
                                        "vocab_size": len(pieces) + len(codes), "pad_token_id": 1, "eos_token_id": 2,
                                        "decoder_start_token_id": 2, "max_length": 200})
        save(folder, [], [], ids_of(content, hard(lines, 12)))


def full(out):
    """As opus-mt-ar-en is: 512 wide, 6 + 6 layers, 62,834 words; fp32, and int8 if onnxruntime is there."""
    from transformers import MarianConfig, MarianMTModel
    torch.manual_seed(1)
    out.mkdir(parents=True, exist_ok=True)
    size = 62834
    pad = size - 1
    config = MarianConfig(vocab_size=size, d_model=512, encoder_layers=6, decoder_layers=6, encoder_attention_heads=8,
                          decoder_attention_heads=8, encoder_ffn_dim=2048, decoder_ffn_dim=2048, max_position_embeddings=512,
                          activation_function="swish", scale_embedding=True, pad_token_id=pad, eos_token_id=0,
                          decoder_start_token_id=pad, forced_eos_token_id=0, bad_words_ids=None)
    model = MarianMTModel(config).eval()
    model.save_pretrained(out / "torch")
    put(out, "config.json", {k: v for k, v in config.to_dict().items() if not isinstance(v, dict)})
    put(out, "generation_config.json", {"bad_words_ids": [[pad]], "decoder_start_token_id": pad, "eos_token_id": 0,
                                        "forced_eos_token_id": 0, "max_length": 512, "num_beams": 4, "pad_token_id": pad})
    write(out, Builder(model), True)
    from onnxruntime.quantization import QuantType, quantize_dynamic
    for name in ("encoder_model", "decoder_model_merged"):
        quantize_dynamic(out / "onnx" / f"{name}.onnx", out / "onnx" / f"{name}_quantized.onnx", weight_type=QuantType.QInt8,
                         extra_options={"EnableSubgraph": True, "MatMulConstBOnly": True})


def clock(out, sources, tokens, threads):
    """Tokens a second of transformers, a line for each number of beams and size of a batch."""
    import time
    from transformers import MarianMTModel
    torch.set_num_threads(threads)
    model = MarianMTModel.from_pretrained(out / "torch").eval()
    pad = model.config.pad_token_id
    inputs = json.loads(pathlib.Path(sources).read_text())
    for beams in (1, 4):
        for batch in (1, 8, 32):
            some = inputs[:4] if batch == 1 else inputs
            made, begin = 0, time.perf_counter()
            for start in range(0, len(some), batch):
                part = some[start:start + batch]
                width = max(map(len, part))
                ids = torch.tensor([row + [pad] * (width - len(row)) for row in part])
                mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in part])
                with torch.no_grad():
                    rows = model.generate(input_ids=ids, attention_mask=mask, num_beams=beams, max_length=tokens + 1,
                                          bad_words_ids=[[pad]], forced_eos_token_id=0)
                made += sum(int((row != pad).sum()) for row in rows)
            print(beams, batch, made / (time.perf_counter() - begin), flush=True)


if __name__ == "__main__":
    torch.set_num_threads(2 if sys.argv[1] == "full" else 1)
    destination = pathlib.Path(sys.argv[2])
    if sys.argv[1] == "full":
        full(destination)
    elif sys.argv[1] == "tokenizers":
        alone(destination)
    elif sys.argv[1] == "time":
        clock(destination, sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
    else:
        marian(destination)
        m2m100(destination)
        nllb(destination)
        alone(destination)
