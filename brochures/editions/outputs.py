"""The PDFs of an edition, in the order in which they are made, and what people call them."""

OUTPUTS = {
    "press": "Press PDF (PDF/X-4)",
    "press-x1a": "Press PDF for older workflows (PDF/X-1a)",
    "proof": "Proof",
    "sheets": "Sheets for the screen",
    "reader": "Reader PDF (tagged)",
    "archive": "Archive PDF (PDF/A-3)",
}
