"""Finds modules that import each other in a ring, also when a function hides one of the imports."""

from collections.abc import Iterable, Iterator

from tests.architecture.source import Source, imports

Graph = dict[str, dict[str, str]]


def graph(sources: Iterable[Source]) -> Graph:
    """For each module of the package the modules it imports, with the place where it does."""
    inside = {source.module: source for source in sources if source.in_package}
    edges: Graph = {}
    for module, source in inside.items():
        targets = edges.setdefault(module, {})
        for found in imports(source):
            part = f"{found.module}.{found.name}"
            target = part if part in inside else found.module
            if target in inside and target != module:
                targets.setdefault(target, f"{source.path}:{found.line}")
    return edges


def rings(edges: Graph) -> Iterator[str]:
    """One sentence per ring that a walk through the imports runs into."""
    finished: set[str] = set()
    for start in edges:
        if start not in finished:
            yield from _walk(start, edges, [], finished)


def _walk(module: str, edges: Graph, path: list[str], finished: set[str]) -> Iterator[str]:
    path.append(module)
    for target, place in edges[module].items():
        if target in path:
            ring = [*path[path.index(target) :], target]
            yield f"{place}: importing {target} closes a ring: {' → '.join(ring)}."
        elif target not in finished:
            yield from _walk(target, edges, path, finished)
    path.pop()
    finished.add(module)
