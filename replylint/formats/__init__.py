"""The output formats, by the name that `--output-format` takes.

Importing this package loads none of them.
"""

from collections.abc import Callable
from pkgutil import resolve_name

from replylint.formats.renderer import Renderer, RenderOptions

Factory = Callable[[RenderOptions], Renderer]


def _lazy(place: str) -> Factory:
    def create(options: RenderOptions) -> Renderer:
        renderer: Renderer = resolve_name(f"{__name__}.{place}")(options)
        return renderer

    return create


FORMATS: dict[str, Factory] = {
    "full": _lazy("full:FullRenderer"),
    "concise": _lazy("concise:ConciseRenderer"),
    "grouped": _lazy("grouped:GroupedRenderer"),
    "json": _lazy("json:JsonRenderer"),
    "json-lines": _lazy("json_lines:JsonLinesRenderer"),
    "html": _lazy("html:HtmlRenderer"),
    "sarif": _lazy("sarif:SarifRenderer"),
    "github": _lazy("github:GithubRenderer"),
    "gitlab": _lazy("gitlab:GitlabRenderer"),
    "junit": _lazy("junit:JunitRenderer"),
    "rdjson": _lazy("rdjson:RdjsonRenderer"),
    "pylint": _lazy("pylint:PylintRenderer"),
    "azure": _lazy("azure:AzureRenderer"),
}

WHOLE = frozenset({"json", "json-lines", "html", "junit"})
"""The formats that tell of clean replies, too."""
REWRITES = frozenset({"full", "json", "json-lines", "html", "sarif", "rdjson"})
"""The formats that tell what a suggestion would write."""
STATISTICS: Factory = _lazy("statistics:StatisticsRenderer")
"""What `--statistics` puts in the place of `full` and `concise`."""
