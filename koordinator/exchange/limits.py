"""How much a file from outside may hold; more is refused before it is read."""

MAX_BYTES = 10 * 1024 * 1024
MAX_UNPACKED = 50 * 1024 * 1024
MAX_ROWS = 20_000
MAX_COLUMNS = 200
# Blank lines of a text file count here; more of them is something made to take time.
MAX_LINES = 500_000
# The headings are looked for among so many first rows, so a sheet may have that many more than MAX_ROWS.
HEADING_ROWS = 50
MAX_SHEETS = 40
MAX_PARTS = 2_000
# A sheet at the other limits has some four million tags; more is something made to take time.
MAX_TAGS = 8_000_000
MAX_STRINGS = 1_000_000

TOO_MANY_ROWS = (
    "Listen har mere end 20.000 rækker, og det er det meste, der kan læses på én gang. Del den i flere filer."
)
TOO_MANY_COLUMNS = (
    "Arket har mere end 200 kolonner. Slet de kolonner, der ikke hører til listen, og gem filen igen."
)
TOO_BIG = (
    "Filen fylder mere end 10 MB, og det er det meste, der kan læses på én gang. Gem listen i en fil for sig."
)
