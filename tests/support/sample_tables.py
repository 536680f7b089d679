"""The commands whose tables the tests look at, on the graph of the sample."""

from __future__ import annotations

TABLES = (
    "stats", "rank", "rank --of bodies", "timeline", "timeline --by month", "timeline --by policy", "matrix",
    "network issuers", "network bodies", "network sectors", "network regions", "network cocitation", "network coupling",
    "network citations", "chain 国发〔2021〕33号 --down", "path 国发〔2021〕33号 国发〔2021〕23号",
    "cascade 国发〔2021〕33号", "promised", "laws", "gaps",
    "gaps --numbers", "conflicts", "show 国发〔2021〕33号 --why",
    "chain 国发〔2021〕33号 --editions", "compare 国发〔2021〕33号 国发〔2021〕23号", "duties", "targets",
    "targets --indicator 森林覆盖率 --compare", "bodies", "validate", "query --list",
    "search 节能", "query most-cited", "query policies",
)  # fmt: skip
