"""Settings as TOML writes them."""

import json

import msgspec


def in_toml(value: object) -> str:
    """Return a value of a configuration as TOML on one line."""
    return _inline(msgspec.to_builtins(value, enc_hook=str))


def _inline(value: object) -> str:
    if isinstance(value, dict):
        pairs = [f"{json.dumps(name)} = {_inline(item)}" for name, item in value.items()]
        return f"{{ {', '.join(pairs)} }}" if pairs else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_inline(item) for item in value)}]"
    return json.dumps(value, ensure_ascii=False)
