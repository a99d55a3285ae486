"""The colors of the demo's pictures: deep teal, sand, warm clay, soft sky."""

NIGHT = "#15393c"
PINE = "#1f4f4c"
TEAL = "#2f6a64"
LAGOON = "#568b82"
SAGE = "#8db2a2"
MIST = "#c3d8cc"
HAZE = "#dfe9df"

SAND = "#e7d3b3"
DUNE = "#d6b98f"
SHELL = "#f4e7d1"
CREAM = "#fcf6ea"

CLAY = "#c8754c"
RUST = "#9d5437"
PEACH = "#e3a784"
HONEY = "#f1c681"

SKY = "#cde2e3"
LAKE = "#9fc6ca"
DUSK = "#6a9aa3"
